import { day, oneOf, searchOf } from '../../parts/search-fields.ts';

export const presets = ['7-days', '30-days', '90-days', 'this-month'] as const;
export type Preset = (typeof presets)[number];

/** Which days are shown: a span that moves on with today, or these dates, which go first. */
export const insightsSearch = searchOf({ range: oneOf(presets), from: day, to: day });
