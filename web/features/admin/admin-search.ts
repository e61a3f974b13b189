import * as z from 'zod/mini';
import { day, words } from '../../parts/search-fields.ts';

export const adminSearch = z.object({ user: words });
export const auditSearch = z.object({ sellerId: words, userId: words, action: words, from: day, to: day });
