import * as z from 'zod';
import { accountSchema, buyerSchema, listingSchema } from './account.ts';
import { chatSchema } from './chat.ts';

const subscriptionSchema = z.strictObject({ url: z.string(), version: z.string() });
const uploadedImageSchema = z.strictObject({ id: z.string(), accountId: z.int(), mediaType: z.string() });

/** Everything that survives a restart. */
export const worldSchema = z.strictObject({
  version: z.literal(1),
  activity: z.int(),
  accounts: z.array(accountSchema),
  buyers: z.array(buyerSchema),
  listings: z.array(listingSchema),
  chats: z.array(chatSchema),
  images: z.array(uploadedImageSchema),
  blocked: z.array(z.strictObject({ accountId: z.int(), userId: z.int() })),
  subscriptions: z.record(z.string(), z.array(subscriptionSchema)),
});

export type World = z.infer<typeof worldSchema>;
export type Subscription = z.infer<typeof subscriptionSchema>;
