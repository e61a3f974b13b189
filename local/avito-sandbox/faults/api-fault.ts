import * as z from 'zod';

const operations = [
  'token',
  'account',
  'chats',
  'chat',
  'messages',
  'send-text',
  'upload-image',
  'send-image',
  'delete-message',
  'mark-read',
  'voice-files',
  'blacklist',
  'subscribe',
  'unsubscribe',
  'subscriptions',
  'items',
  'item',
  'autoload-profile',
  'avito-ids',
] as const;

export type Operation = (typeof operations)[number];

/** Where a fault strikes: without an account every account, without an operation every operation, without `times` until it is cleared. */
const scope = {
  accountId: z.int().optional(),
  operation: z.enum(operations).optional(),
  times: z.int().positive().optional(),
};
const serverStatus = z.union([z.literal(500), z.literal(502), z.literal(503), z.literal(504)]).default(500);
const milliseconds = z.int().nonnegative().max(600_000);

/** "Accepted" means that the operation has happened: the message is in the chat, whatever the caller hears. */
export const apiFaultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...scope, kind: z.literal('unauthorised') }),
  z.strictObject({ ...scope, kind: z.literal('payment-required') }),
  z.strictObject({ ...scope, kind: z.literal('forbidden') }),
  z.strictObject({
    ...scope,
    kind: z.literal('rate-limited'),
    retryAfterSeconds: z.int().nonnegative().optional(),
    /** Most of Avito's endpoints send no rate headers at all. */
    withHeaders: z.boolean().default(true),
  }),
  z.strictObject({ ...scope, kind: z.literal('error-before-accept'), status: serverStatus }),
  z.strictObject({ ...scope, kind: z.literal('error-after-accept'), status: serverStatus }),
  z.strictObject({
    ...scope,
    kind: z.literal('html-page'),
    status: z.union([z.literal(200), serverStatus]).default(200),
  }),
  z.strictObject({ ...scope, kind: z.literal('slow'), milliseconds }),
  /** Without `milliseconds` the answer never comes. */
  z.strictObject({ ...scope, kind: z.literal('hang-before-accept'), milliseconds: milliseconds.optional() }),
  z.strictObject({ ...scope, kind: z.literal('hang-after-accept'), milliseconds: milliseconds.optional() }),
  z.strictObject({ ...scope, kind: z.literal('break-before-accept') }),
  z.strictObject({ ...scope, kind: z.literal('break-after-accept') }),
]);

export type ApiFault = z.infer<typeof apiFaultSchema>;
export type ApiFaultInput = z.input<typeof apiFaultSchema>;
