import * as z from 'zod/mini';
import { kindly } from '../../parts/search-fields.ts';

/** Which changes are shown. */
export const historySearch = z.object({ action: kindly(z.enum(['changeSettings', 'connectAvito'])) });
