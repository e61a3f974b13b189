import * as z from 'zod';
import { sellerLine, sellerLines } from '../knowledge/seller-text.ts';
import { situationFields } from './situation.ts';

/** Of one seller: all of them are read for a run. */
export const MOST_SCENARIOS = 200;

const LONGEST_WORDS = 100;

const expectation = z
  .strictObject({
    outcome: z.enum(['reply', 'hand-off']),
    says: z
      .array(sellerLines(10, LONGEST_WORDS).min(1))
      .max(10)
      .default([])
      .describe(
        'What a reply must say; each in one of these spellings. Case, «ё» and spaces in numbers do not matter, the end of a word is free.',
      ),
    saysNot: sellerLines(20, LONGEST_WORDS).default([]).describe('What the buyer must not read, whatever the outcome.'),
    maxCharacters: z.int().min(1).max(1_000).default(1_000),
    language: z
      .enum(['ru', 'en', 'kk', 'uz', 'tg', 'ky', 'hy', 'tr', 'zh'])
      .optional()
      .describe('Of a reply; without it any.'),
  })
  .describe('What must be true of the answer. Code looks, no model: the same answer always passes or always fails.');

/** What a person writes of a scenario, without defaults. */
export const scenarioFields = { name: sellerLine(100), ...situationFields, expect: expectation };

export const scenarioSchema = z.object({
  sellerId: z.string(),
  scenarioId: z.string(),
  name: z.string(),
  listingId: situationFields.listingId.optional(),
  listing: situationFields.listing.optional(),
  messages: situationFields.messages,
  terms: situationFields.terms.optional(),
  at: situationFields.at.optional(),
  expect: expectation,
  /** Counts the changes. */
  version: z.int(),
  /** Unix milliseconds, as all times here. */
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Scenario = z.infer<typeof scenarioSchema>;
