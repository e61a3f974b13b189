import * as z from 'zod/mini';
import { kindly } from '../../parts/search-fields.ts';

export const signInSearch = z.object({
  /** Where to go afterwards: a path of ours, never another site. */
  from: kindly(z.string().check(z.regex(/^\/(?![/\\])/))),
});
