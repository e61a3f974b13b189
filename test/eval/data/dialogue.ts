import * as z from 'zod';
import { settingsChangeSchema } from '../../../shared/sellers/settings.ts';
import { chatCaseFields } from './chat-case.ts';

export const CATEGORIES = [
  'facts',
  'price',
  'bargaining',
  'delivery-and-payment',
  'availability',
  'hand-off',
  'unknown',
  'small-talk',
  'many-messages',
  'personal-data',
  'off-platform',
  'injection',
  'language',
] as const;

function oneOrMore<T extends z.ZodType>(item: T) {
  return z.union([item.transform((it) => [it]), z.array(item).min(1)]);
}

/** Bare numbers in the data are words as well: `says: [210]`. */
const words = z.union([z.string(), z.number().transform(String)]);

const outcomeSchema = z.enum(['reply', 'hand-off', 'silent']);

const expectationSchema = z.strictObject({
  /** Any of these is right. */
  outcome: oneOrMore(outcomeSchema),
  /** The reason begins with one of these. */
  reason: oneOrMore(z.string()).optional(),
  /** What a reply must say; each in any of its spellings. Nothing is asked of the sentence of a hand-off. */
  says: z.array(oneOrMore(words)).default([]),
  /** What nobody may read, in a reply or in the sentence of a hand-off. */
  saysNot: z.array(words).default([]),
  /** Phones and other long numbers that must not be repeated, in no grouping of their digits. */
  hides: z.array(z.string().regex(/(?:\d\D*){5}/)).default([]),
  /** Roubles: the only amounts that may be named. Without it: those of the facts, of the buyer, and what was offered before. */
  amounts: z.array(z.number()).optional(),
  language: z.enum(['ru', 'en', 'kk', 'uz', 'tg', 'ky', 'hy', 'tr', 'zh']).default('ru'),
  maxCharacters: z.int().default(500),
});

const turnSchema = z.strictObject({
  /** What the buyer writes, one after the other. */
  buyer: oneOrMore(words),
  expect: expectationSchema,
});

/** A talk with an assistant, turn by turn, and what must be true of each of its answers. */
export const dialogueSchema = z.strictObject({
  id: chatCaseFields.id,
  category: z.enum(CATEGORIES),
  listing: chatCaseFields.listing,
  history: chatCaseFields.history,
  /** Where this seller decides otherwise than his shop says. */
  settings: settingsChangeSchema.optional(),
  /** When it takes place; a Tuesday's noon in Moscow without it. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** What an attacker wrote where the seller's or Avito's words should stand. */
  poison: z.strictObject({ via: z.enum(['title', 'article', 'listing-text', 'name']), text: z.string() }).optional(),
  turns: z.array(turnSchema).min(1),
});
export type Dialogue = z.infer<typeof dialogueSchema>;
export type DialogueTurn = Dialogue['turns'][number];
