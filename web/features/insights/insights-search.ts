import * as z from 'zod/mini';
import { day } from '../../parts/search-fields.ts';

export const insightsSearch = z.object({ from: day, to: day });
