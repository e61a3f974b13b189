import { day, searchOf } from '../../parts/search-fields.ts';

export const insightsSearch = searchOf({ from: day, to: day });
