import * as z from 'zod';
import { id, sellerParams, time } from './fields.ts';
import type { Contract } from './route.ts';

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

const attempt = z
  .strictObject({
    listingId: id.optional().describe("One of the seller's listings, with all that is known of it."),
    listing: adHocListing.optional(),
    messages: z
      .array(z.strictObject({ author: z.enum(['buyer', 'bot', 'human']), text: z.string().trim().min(1).max(2_000) }))
      .min(1)
      .max(50)
      .describe("Oldest first. The buyer's at the end are the turn to be answered."),
    at: time.optional().describe('As if it were then, to try working hours; now, where it is left out.'),
  })
  .refine(({ listingId, listing }) => listingId === undefined || listing === undefined, {
    path: ['listing'],
    message: 'either listingId or listing',
  })
  .refine(({ messages }) => messages.at(-1)?.author === 'buyer', {
    path: ['messages'],
    message: 'the last message must be of the buyer',
  });

const objections = z.array(z.object({ what: z.string(), why: z.string() }));

/** A reply that was made for nobody, with all that led to it. */
export const triedReply = z
  .object({
    decision: z.enum(['reply', 'hand-off']),
    text: z.string().describe('What the buyer would read: the reply, or the sentence of a hand-off.'),
    reason: z.string(),
    handoffReason: z.string().optional().describe("The model's words on why a human is needed."),
    conduct: z
      .enum(['answer', 'draft', 'hand-off', 'silent'])
      .describe("What the seller's settings make of it at this hour: only by `answer` would a reply leave by itself."),
    facts: z
      .array(z.object({ id: z.string(), text: z.string(), isUsed: z.boolean() }))
      .describe('What the bot was given, and whether the answer rests on it.'),
    guards: z.array(
      z.object({
        guard: z.string(),
        verdict: z
          .enum(['passed', 'objected', 'not-asked'])
          .describe('`objected`: to a draft that was mended or given up then.'),
        objections,
      }),
    ),
    drafts: z
      .array(z.object({ text: z.string(), objections: z.array(z.string()).describe('The guards that objected.') }))
      .describe('What the model wrote first and was not let say; a buyer never reads it.'),
    promptVersion: z.string(),
    usage: z
      .array(
        z.object({
          model: z.string(),
          inputTokens: z.number(),
          outputTokens: z.number(),
          costMicroUsd: z.number(),
          milliseconds: z.number(),
        }),
      )
      .describe('Of each question to the model.'),
    costMicroUsd: z.number(),
    milliseconds: z.number().describe('All in all.'),
  })
  .meta({ id: 'TriedReply' });

export const playgroundRoutes = {
  tryReply: {
    function: 'playground',
    method: 'POST',
    path: '/sellers/{sellerId}/playground',
    access: 'seller-operator',
    summary: 'Shows what the bot would say and why, and sends nothing',
    params: sellerParams,
    body: attempt,
    answer: triedReply,
  },
} as const satisfies Contract;
