import * as z from 'zod';
import { settingsChangeSchema } from '../sellers/settings.ts';
import { chatId, id, sellerParams, time } from './fields.ts';
import { triedReply } from './playground-routes.ts';
import type { Contract } from './route.ts';

const question = z.strictObject({
  chats: z
    .int()
    .min(1)
    .max(50)
    .default(10)
    .describe('How many chats at most, those that changed last first; with a cursor it says nothing more.'),
  since: time.optional().describe('Only what buyers have written since.'),
  listingId: id.optional().describe('Only chats about this listing.'),
  settings: settingsChangeSchema
    .optional()
    .describe('As if these settings were changed so. Nothing is kept of it, and the daily ceiling stays what it is.'),
  cursor: z.string().max(20_000).optional(),
});

const change = z
  .enum(['same', 'other-text', 'now-answered', 'now-handed-off'])
  .describe(
    '`same` words or the same outcome, an answer in `other-text`, an answer where the bot gave none, or a call for a person where it had answered.',
  );

const replayedTurn = z
  .object({
    chatId,
    listingId: z.string().optional(),
    at: time.describe('When the last of its messages was written.'),
    buyer: z.array(z.string()).describe("The turn's messages, oldest first."),
    before: z
      .object({
        outcome: z
          .enum(['answered', 'drafted', 'handed-off', 'answered-by-human', 'nothing'])
          .describe('What the bot did about it; where it did nothing, whether a person answered.'),
        reason: z.string().optional().describe("The bot's, where it decided about this turn."),
        draft: z.string().optional().describe('What it suggested, where that was not sent.'),
        said: z
          .array(z.object({ author: z.enum(['bot', 'human']), text: z.string(), at: time }))
          .describe('What the buyer read until he wrote again.'),
      })
      .describe('What really happened.'),
    now: triedReply.describe('What the bot would do, by the clock of then and with the facts of today.'),
    change,
  })
  .meta({ id: 'ReplayedTurn' });

const count = z.int().min(0);

/** Of a replay so far. Its own cursor carries it along. */
export const backtestSummary = z
  .object({
    chats: count.describe('With turns that were replayed.'),
    chatsLeftOut: count.describe('Without any: our own purchases, other chat types, listings nobody knows any more.'),
    turns: count,
    answered: count.describe('By the bot as it is now.'),
    handedOff: count,
    changes: z.object({ same: count, 'other-text': count, 'now-answered': count, 'now-handed-off': count }),
    costMicroUsd: z.number(),
    milliseconds: z
      .object({ p50: z.number(), p95: z.number() })
      .describe('That half and nearly all of the turns took at most.'),
  })
  .meta({ id: 'BacktestSummary' });

/** Answered by the function `playground`. */
export const backtestRoutes = {
  backtest: {
    function: 'playground',
    method: 'POST',
    path: '/sellers/{sellerId}/playground/backtest',
    access: 'seller-owner',
    summary:
      "Replays past turns of the seller's chats as the bot would answer them today, sends nothing; go on with nextCursor",
    params: sellerParams,
    body: question,
    answer: z.object({
      items: z
        .array(replayedTurn)
        .describe("Of one chat. Facts are today's: a listing that has changed since is answered as it is now."),
      summary: backtestSummary.describe('Of this page and all before it.'),
      nextCursor: z.string().optional().describe('Also after a page without items. Absent on the last one.'),
    }),
  },
} as const satisfies Contract;
