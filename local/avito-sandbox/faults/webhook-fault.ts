import * as z from 'zod';

const scope = {
  accountId: z.int().optional(),
  /** Whose messages: the buyer's, the account's own, or both. */
  whose: z.enum(['buyer', 'own', 'all']).default('all'),
  times: z.int().positive().optional(),
};

export const webhookFaultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...scope, kind: z.literal('drop') }),
  z.strictObject({ ...scope, kind: z.literal('duplicate'), copies: z.int().min(2).max(1000).default(2) }),
  /** Held until `size` deliveries came together, then delivered last first. */
  z.strictObject({ ...scope, kind: z.literal('reorder'), size: z.int().min(2).max(1000).default(2) }),
  z.strictObject({ ...scope, kind: z.literal('delay'), milliseconds: z.int().positive().max(600_000) }),
  /** The echo of an API send is delivered before the send is answered. */
  z.strictObject({ ...scope, kind: z.literal('echo-first') }),
]);

export type WebhookFault = z.infer<typeof webhookFaultSchema>;
export type WebhookFaultInput = z.input<typeof webhookFaultSchema>;
