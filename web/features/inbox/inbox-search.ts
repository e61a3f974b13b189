import { oneOf, searchOf, words } from '../../parts/search-fields.ts';

/** What of the inbox is shown: kept in the address, so that a view can be linked to and gone back to. */
export const inboxSearch = searchOf({
  state: oneOf(['needs-human', 'draft', 'answering', 'waiting', 'closed']),
  /** Of the buyer. */
  text: words,
  listing: words,
});
