import * as z from 'zod';
import { ABOUT_ONE_LISTING, isAboutOneListing, situationFields } from '../evaluation/situation.ts';
import { sellerParams } from './fields.ts';
import type { Contract } from './route.ts';

const { messages, listingId, listing, terms, at } = situationFields;

const attempt = z
  .strictObject({
    listingId: listingId.optional(),
    listing: listing.optional(),
    messages,
    terms: terms.optional(),
    at: at.optional(),
  })
  .refine(isAboutOneListing, ABOUT_ONE_LISTING);

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
    terms: z
      .object({ offers: z.array(z.number()), agreedPrice: z.number().optional() })
      .describe('What the reply would bind the seller to, in roubles.'),
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
