import { type Preset, presets } from './insights-search.ts';

/** Days by the seller's clock, both within. */
export interface DateRange {
  from: string;
  to: string;
}

interface Asked {
  range?: Preset | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const DAY_MS = 86_400_000;
/** The API shows no more at once. */
export const MOST_DAYS = 92;
const USUAL = '7-days';
const LENGTHS = { '7-days': 7, '30-days': 30, '90-days': 90 } as const;

/** The days that an address asks for, made possible: in order, not in the future, not too many. */
export function rangeOf(asked: Asked, today: string): DateRange & { preset: Preset | undefined } {
  if (asked.from === undefined && asked.to === undefined) {
    const preset = asked.range ?? USUAL;
    return { ...daysOf(preset, today), preset };
  }
  const to = earlier(asked.to ?? today, today);
  const from = earlier(asked.from ?? plusDays(to, 1 - LENGTHS[USUAL]), today);
  const range = from <= to ? shortened({ from, to }) : shortened({ from: to, to: from });
  return { ...range, preset: presets.find((preset) => isSame(daysOf(preset, today), range)) };
}

/** The range with another beginning; its end moves along where it must. */
export function withFrom({ to }: DateRange, from: string): DateRange {
  if (from > to) return { from, to: from };
  return { from, to: earlier(to, plusDays(from, MOST_DAYS - 1)) };
}

/** The range with another end; its beginning moves along where it must. */
export function withTo({ from }: DateRange, to: string): DateRange {
  return from > to ? { from: to, to } : shortened({ from, to });
}

/** No earlier day fits in: a beginning that was asked for may have been moved. */
export function isLongest({ from, to }: DateRange): boolean {
  return from === plusDays(to, 1 - MOST_DAYS);
}

/** Counts go back three years. A year that is half typed (0020) is none. */
export function isWorthAsking(date: string, today: string): boolean {
  return '2020-01-01' <= date && date <= today;
}

function daysOf(preset: Preset, today: string): DateRange {
  if (preset === 'this-month') return { from: `${today.slice(0, 8)}01`, to: today };
  return { from: plusDays(today, 1 - LENGTHS[preset]), to: today };
}

function shortened({ from, to }: DateRange): DateRange {
  const first = plusDays(to, 1 - MOST_DAYS);
  return { from: from < first ? first : from, to };
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function isSame(one: DateRange, other: DateRange): boolean {
  return one.from === other.from && one.to === other.to;
}
