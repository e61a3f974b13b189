import type { SellerSettings } from '../../../shared/sellers/settings.ts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];
export type Intervals = SellerSettings['workingHours']['monday'];

/** Monday to Friday. */
export const workdays: readonly Weekday[] = weekdays.slice(0, 5);
export const MOST_INTERVALS = 5;

const OPENS = '10:00';
const CLOSES = '20:00';
const MIDNIGHT = '24:00';

/** Another interval of the day, after the last one; none where the day is full. */
export function withInterval(intervals: Intervals): Intervals {
  const last = intervals.at(-1);
  if (last === undefined) return [{ from: OPENS, to: CLOSES }];
  if (!canHoldMore(intervals)) return intervals;
  return [...intervals, { from: later(last.to), to: later(later(last.to)) }];
}

export function canHoldMore(intervals: Intervals): boolean {
  const last = intervals.at(-1);
  return intervals.length < MOST_INTERVALS && (last === undefined || later(later(last.to)) !== later(last.to));
}

/** An hour later, at most midnight. */
function later(clock: string): string {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours >= 23 ? MIDNIGHT : `${String(hours + 1).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The browser's clock has no 24:00: an end at midnight is 00:00 there. */
export function shownEnd(to: string): string {
  return to === MIDNIGHT ? '00:00' : to;
}

export function endOf(shown: string): string {
  return shown === '00:00' ? MIDNIGHT : shown;
}
