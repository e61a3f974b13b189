import * as z from 'zod';
import { CATEGORIES } from '../data/dialogue.ts';
import { tradeSchema } from '../data/trades.ts';

const verdictSchema = z.object({
  check: z.enum(['outcome', 'reason', 'says', 'says-not', 'amounts', 'language', 'length', 'form']),
  isMet: z.boolean(),
  detail: z.string(),
});

const playedTurnSchema = z.object({
  buyer: z.array(z.string()),
  outcome: z.enum(['reply', 'hand-off', 'silent']),
  /** What the buyer reads. */
  text: z.string(),
  reason: z.string(),
  handoffReason: z.string(),
  facts: z.array(z.object({ id: z.string(), text: z.string(), isUsed: z.boolean() })),
  objections: z.array(z.object({ guard: z.string(), what: z.string(), why: z.string() })),
  verdicts: z.array(verdictSchema),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicroUsd: z.number(),
  milliseconds: z.number(),
});
export type PlayedTurn = z.infer<typeof playedTurnSchema>;

const playSchema = z.object({ isPassed: z.boolean(), turns: z.array(playedTurnSchema) });
export type Play = z.infer<typeof playSchema>;

const playedDialogueSchema = z.object({
  id: z.string(),
  trade: tradeSchema,
  category: z.enum(CATEGORIES),
  listing: z.string().optional(),
  history: z.array(z.object({ author: z.enum(['buyer', 'bot', 'human']), text: z.string() })),
  /** The same dialogue again and again: models do not repeat themselves. */
  plays: z.array(playSchema).min(1),
});
export type PlayedDialogue = z.infer<typeof playedDialogueSchema>;

/** Everything a run found out, as it is kept in a file and read for a comparison. */
export const resultSchema = z.object({
  model: z.string(),
  fallbackModel: z.string(),
  /** True: the run proves the harness and says nothing of the bot. */
  isStandIn: z.boolean(),
  promptVersion: z.string(),
  startedAt: z.iso.datetime(),
  runs: z.number(),
  dialogues: z.array(playedDialogueSchema),
});
export type Result = z.infer<typeof resultSchema>;
