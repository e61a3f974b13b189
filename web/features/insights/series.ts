import type { Day, Insights } from './insights-data.ts';

export interface DayMessages {
  date: string;
  buyer: number;
  bot: number;
  human: number;
}

export function dayMessages(days: Day[]): DayMessages[] {
  return days.map(({ date, messages: { buyer, bot, human } }) => ({ date, buyer, bot, human }));
}

export interface DayShare {
  date: string;
  /** Of what called for an answer; null on a day on which nothing did. */
  share: number | null;
}

export function dayShares(days: Day[]): DayShare[] {
  return days.map(({ date, answeredShare }) => ({ date, share: answeredShare }));
}

export interface HourTimes {
  hour: number;
  count: number;
  p50: number | null;
  p95: number | null;
}

export function hourTimes(hours: Insights['hoursOfDay']): HourTimes[] {
  return hours.map(({ hour, firstAnswer: { count, p50Seconds, p95Seconds } }) => ({
    hour,
    count,
    p50: p50Seconds,
    p95: p95Seconds,
  }));
}

export interface DayCost {
  date: string;
  microUsd: number;
}

export function dayCosts(days: Day[]): DayCost[] {
  return days.map(({ date, usage }) => ({ date, microUsd: usage.costMicroUsd }));
}

/** The row with the most of something; undefined where there is none of it. */
export function mostOf<Row>(rows: Row[], value: (row: Row) => number | null): Row | undefined {
  const found = rows.filter((row) => (value(row) ?? 0) > 0);
  return found.reduce<Row | undefined>(
    (most, row) => (most === undefined || (value(row) ?? 0) > (value(most) ?? 0) ? row : most),
    undefined,
  );
}

/** Round times to read waiting by, from a second to a day. */
const MARKS = [1, 10, 60, 600, 3_600, 21_600, 86_400];

/** The marks of an axis on which seconds and hours are both to be seen: from the last below all times to the first above them. */
export function timeMarks(rows: HourTimes[]): number[] {
  const times = rows.flatMap(({ p50, p95 }) => [p50, p95]).filter((time) => time !== null);
  if (times.length === 0) return [1, 60];
  const first = MARKS.findLastIndex((mark) => mark <= Math.min(...times));
  const last = MARKS.findIndex((mark) => mark >= Math.max(...times));
  const from = Math.min(Math.max(0, first), MARKS.length - 2);
  return MARKS.slice(from, Math.max(last === -1 ? MARKS.length : last + 1, from + 2));
}

/** Higher than this many times the dearest day, the limit would make all bars flat. */
const NEAR = 4;

/** The daily limit as a line above the costs, where it is near enough to be drawn with them. */
export function drawnCeiling(rows: DayCost[], ceiling: number | null | undefined): number | undefined {
  const dearest = Math.max(0, ...rows.map(({ microUsd }) => microUsd));
  return typeof ceiling === 'number' && ceiling > 0 && ceiling <= dearest * NEAR ? ceiling : undefined;
}

const MOST_STEPS = 6;

/** Round numbers at equal steps, from 0 to the first that is not below `most`: 0, 50, 100 rather than 0, 65, 130. */
export function valueMarks(most: number, smallestStep: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(most / MOST_STEPS, smallestStep)));
  const found = [1, 2, 5].map((round) => round * power).find((each) => most <= each * MOST_STEPS) ?? 10 * power;
  const step = Math.max(found, smallestStep);
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, mark) => mark * step);
}
