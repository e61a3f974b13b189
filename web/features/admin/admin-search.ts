import { day, searchOf, words } from '../../parts/search-fields.ts';

export const auditSearch = searchOf({ sellerId: words, userId: words, action: words, from: day, to: day });
