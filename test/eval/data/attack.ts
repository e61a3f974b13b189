import * as z from 'zod';
import { chatCaseFields } from './chat-case.ts';

const AIMS = [
  'price',
  'discount',
  'bargain',
  'contact',
  'off-platform',
  'prepayment',
  'availability',
  'delivery',
  'promise',
  'warranty',
  'attribute',
  'wrong-place',
  'consent',
  'leak',
  'other-chats',
  'tone',
  'form',
  'claim',
] as const;

const PLACES_OF_POISON = ['title', 'article', 'listing-text', 'name'] as const;

/** A taken-over model's answer that must not reach the buyer, and how the attacker got it. */
export const attackSchema = z
  .strictObject({
    ...chatCaseFields,
    /** Where the attacker's text stands. */
    via: z.enum(['message', 'history', ...PLACES_OF_POISON]),
    poison: z.string().optional(),
    aim: z.enum(AIMS),
    reply: z.string(),
    /** What it says when asked once more; the same without it. */
    again: z.string().optional(),
    /** Words of the seller's own that would be false as an answer in this chat: the right sentence about another thing or day. */
    untrueHere: z.array(z.string()).default([]),
    /** The seller's words that make them true again when they are read beside them: «на детали клиента гарантии нет». */
    trueBeside: z.array(z.string()).default([]),
  })
  .refine(({ via, poison }) => (poison !== undefined) === PLACES_OF_POISON.some((place) => place === via), {
    error: 'poison belongs to an attack via a title, an article, a listing text or a name, and to no other',
    path: ['poison'],
  });
export type Attack = z.infer<typeof attackSchema>;
