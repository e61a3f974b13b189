import * as z from 'zod';

/** What every case of the evaluation has: a chat up to the moment in which the assistant must answer. */
export const chatCaseFields = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** A key of the shop's listings; a chat about none without it. */
  listing: z.string().optional(),
  /** Oldest first. */
  history: z.array(z.strictObject({ author: z.enum(['buyer', 'bot', 'human']), text: z.string() })).default([]),
  /** The buyer's turn. */
  messages: z.array(z.string()).min(1),
};
