import * as z from 'zod';

/** Ids of our own making, and Avito's numbers. */
export const id = z.string().regex(/^[\w-]{1,64}$/, 'must be an id of letters, digits, dashes and underscores');

/** Avito's chat ids look like `u2i-AbC~dEf123` (avito-api 2). */
export const chatId = z.string().regex(/^[\w~.:-]{1,128}$/, 'must be the id of a chat');

/** Avito's, as the messages of a chat name it; how it looks is written down nowhere. */
export const voiceId = z.string().regex(/^[\w~.:-]{1,128}$/, 'must be the id of a voice message');

/** Unix milliseconds as ISO 8601 in UTC, the one way the API writes times. */
export const time = z.iso.datetime();

export const sellerParams = z.object({ sellerId: id });

/** Of every list: how many at most, and where the page before ended. */
export const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(2_000).optional(),
});

/** A page of a list. `nextCursor` is absent on the last one. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}
