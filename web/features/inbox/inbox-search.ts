import * as z from 'zod/mini';
import { kindly, words } from '../../parts/search-fields.ts';

/** What of the inbox is shown: kept in the address, so that a view can be linked to and gone back to. */
export const inboxSearch = z.object({
  state: kindly(z.enum(['needs-human', 'draft', 'answering', 'waiting', 'closed'])),
  /** Words of the buyer. */
  text: words,
  listing: words,
});
