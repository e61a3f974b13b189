import * as z from 'zod';
import { accountSchema, listingSchema } from '../world/account.ts';
import { messageBodySchema } from '../world/message.ts';

const said = { text: z.string().min(1).max(10_000).optional(), body: messageBodySchema.optional() };
const saysOneThing = (input: { text?: unknown; body?: unknown }) =>
  (input.text === undefined) !== (input.body === undefined);
const oneThing = { message: 'give either text or body' };

/** A buyer's message: into the chat that is named, or into the one of this listing and buyer, opened if there is none. */
export const buyerWritesSchema = z
  .strictObject({
    chatId: z.string().optional(),
    listingId: z.int().optional(),
    buyerId: z.int().optional(),
    /** For a reader's sake: a listing has one owner, so it may be left out. */
    accountId: z.int().optional(),
    ...said,
  })
  .refine(saysOneThing, oneThing)
  .refine((input) => (input.chatId === undefined) !== (input.listingId === undefined), {
    message: 'give either chatId or listingId',
  });

export const writesSchema = z
  .strictObject({ as: z.enum(['buyer', 'seller', 'system']), ...said })
  .refine(saysOneThing, oneThing);

export const newAccountSchema = accountSchema.partial().required({ name: true });
export const newListingSchema = listingSchema.partial().required({ ownerId: true, title: true });
export const newBuyerSchema = z.strictObject({ name: z.string().min(1) });
export const listingChangeSchema = listingSchema
  .pick({ title: true, price: true, status: true, description: true })
  .partial();
export const accountChangeSchema = accountSchema.pick({ hasMessenger: true }).partial();

export type BuyerWrites = z.input<typeof buyerWritesSchema>;
export type Writes = Omit<z.input<typeof writesSchema>, 'as'>;
export type NewAccount = z.input<typeof newAccountSchema>;
export type NewListing = z.input<typeof newListingSchema>;
export type AccountChange = z.input<typeof accountChangeSchema>;
export type ListingChange = z.input<typeof listingChangeSchema>;
