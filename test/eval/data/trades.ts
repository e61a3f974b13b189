import * as z from 'zod';

/** The trades the evaluation knows: each has one shop, and its own dialogues, honest answers and attacks. */
export const TRADES = [
  'furniture',
  'electronics',
  'cars',
  'parts',
  'services',
  'real-estate',
  'jobs',
  'clothes',
  'kids',
  'garden-and-building',
] as const;

export const tradeSchema = z.enum(TRADES);
export type Trade = z.infer<typeof tradeSchema>;
