import { oneOf, searchOf, words } from '../../parts/search-fields.ts';

export const knowledgeSearch = searchOf({ query: words, status: oneOf(['active', 'inactive', 'unknown']) });
