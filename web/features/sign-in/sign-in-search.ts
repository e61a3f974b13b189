import { searchOf, textLike } from '../../parts/search-fields.ts';

/** Where to go afterwards: a path of ours, never another site. */
export const signInSearch = searchOf({ from: textLike(/^\/(?![/\\])/) });
