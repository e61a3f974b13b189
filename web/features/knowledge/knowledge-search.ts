import * as z from 'zod/mini';
import { kindly, words } from '../../parts/search-fields.ts';

export const knowledgeSearch = z.object({
  query: words,
  status: kindly(z.enum(['active', 'inactive', 'unknown'])),
});
