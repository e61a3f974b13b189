import * as z from 'zod';
import { sellerLine, sellerLines, sellerText } from './seller-text.ts';

/** Of one seller: all of them are looked through for a message. */
export const MOST_TEMPLATES = 200;

/** What a person writes of a template, without defaults. */
export const templateFields = {
  name: sellerLine(100),
  text: sellerText(1_000).describe("A message, within Avito's 1,000 characters."),
  keywords: sellerLines(30, 100).describe('Words of a buyer that this answers.'),
  isActive: z.boolean(),
};

export const templateSchema = z.object({
  sellerId: z.string(),
  templateId: z.string(),
  name: z.string(),
  text: z.string(),
  keywords: z.array(z.string()).default([]),
  isActive: z.boolean(),
  /** Counts the changes. */
  version: z.int(),
  /** Unix milliseconds, as all times here. */
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Template = z.infer<typeof templateSchema>;
