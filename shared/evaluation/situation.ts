import * as z from 'zod';
import type { Terms } from '../store/chat.ts';

const LONGEST_MESSAGE = 2_000;

const adHocListing = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    price: z.number().min(0).max(1_000_000_000_000).optional().describe('Roubles.'),
    status: z.enum(['active', 'inactive', 'unknown']).default('active'),
    url: z.url().max(500).optional(),
    text: z.string().trim().max(20_000).optional().describe("The ad's text."),
    notes: z.string().trim().max(8_000).optional().describe('What the bot should know beside the text.'),
  })
  .describe('A listing that is not there, to try things with.');

const said = z.strictObject({
  author: z.enum(['buyer', 'bot', 'human']),
  text: z.string().trim().min(1).max(LONGEST_MESSAGE),
});

const roubles = z.number().min(0).max(1_000_000_000_000);

/** What somebody wants to see answered, without the rules that concern several fields. */
export const situationFields = {
  listingId: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'must be an id of letters, digits, dashes and underscores')
    .describe("One of the seller's listings, with all that is known of it."),
  listing: adHocListing,
  messages: z
    .array(said)
    .min(1)
    .max(50)
    .refine((messages) => messages.at(-1)?.author === 'buyer', 'the last message must be of the buyer')
    .describe("Oldest first. The buyer's at the end are the turn to be answered."),
  terms: z
    .strictObject({
      offers: z.array(roubles).max(10).default([]).describe('What the bot has offered, the first offer first.'),
      agreedPrice: roubles.optional(),
    })
    .describe('What the bot has offered and agreed to in this chat before, in roubles; nothing, where it is left out.'),
  at: z.iso.datetime().describe('As if it were then, to try working hours; now, where it is left out.'),
};

/** A turn, what was said before it, and what it is about. */
export interface Situation {
  listingId?: string | undefined;
  listing?: z.infer<typeof adHocListing> | undefined;
  messages: z.infer<typeof said>[];
  terms?: Terms | undefined;
  at?: string | undefined;
}

/** A situation is about one listing, or about none. */
export function isAboutOneListing({ listingId, listing }: Pick<Situation, 'listingId' | 'listing'>): boolean {
  return listingId === undefined || listing === undefined;
}

export const ABOUT_ONE_LISTING = { path: ['listing'], message: 'either listingId or listing' };
