import * as z from 'zod/mini';
import { kindly } from '../../parts/search-fields.ts';

/** Avito's ids are digits: where an address is typed by hand, they are read as a number. */
const listingId = z.coerce.string<string>().check(z.regex(/^[\w-]{1,64}$/));

export const playgroundSearch = z.object({ listing: kindly(listingId) });

export const replaySearch = z.object({
  change: kindly(z.enum(['same', 'other-text', 'now-answered', 'now-handed-off'])),
});
