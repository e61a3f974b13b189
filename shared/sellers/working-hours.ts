import * as z from 'zod';
import { localTime } from './time-zone.ts';

/** As `Date` counts them. */
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const MOST_INTERVALS = 5;
const clockTime = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as 09:00, up to 24:00');

const intervalSchema = z
  .strictObject({ from: clockTime, to: clockTime })
  .refine(
    ({ from, to }) => from < to,
    'must end after it begins; a night is one interval up to 24:00 and one from 00:00',
  );
type Interval = z.infer<typeof intervalSchema>;

export const daySchema = z
  .array(intervalSchema)
  .max(MOST_INTERVALS)
  .refine(isApart, 'must be in the order of the day and must not overlap')
  .describe('When the shop is open on that day; empty: closed.');

function isApart(intervals: Interval[]): boolean {
  return intervals.every(({ from }, place) => from >= (intervals[place - 1]?.to ?? ''));
}

export interface WorkingHours {
  timeZone: string;
  workingHours: { isAlways: boolean } & Record<(typeof WEEKDAYS)[number], Interval[]>;
}

/** Whether the shop is open at that moment (unix milliseconds), by the clock of its time zone. */
export function isWithinWorkingHours({ timeZone, workingHours }: WorkingHours, now: number): boolean {
  if (workingHours.isAlways) return true;
  const { weekday, minutes } = localTime(timeZone, now);
  return intervalsOf({ workingHours }, weekday).some(
    ({ from, to }) => minutesOf(from) <= minutes && minutes < minutesOf(to),
  );
}

/** When the shop is open on that day of the week, 0 being Sunday; what the days say while the shop never closes is no matter. */
export function intervalsOf({ workingHours }: Pick<WorkingHours, 'workingHours'>, weekday: number): Interval[] {
  const day = WEEKDAYS[weekday];
  return day === undefined ? [] : workingHours[day];
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
