import * as z from 'zod/mini';
import { kindly } from '../../parts/search-fields.ts';

export const playgroundSearch = z.object({ listing: kindly(z.string().check(z.regex(/^[\w-]{1,64}$/))) });

export const replaySearch = z.object({
  change: kindly(z.enum(['same', 'other-text', 'now-answered', 'now-handed-off'])),
});
