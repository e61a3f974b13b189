import { describe, expect, it } from 'vitest';
import {
  dayCosts,
  dayMessages,
  dayShares,
  drawnCeiling,
  hourTimes,
  mostOf,
  timeMarks,
  valueMarks,
} from '../../../web/features/insights/series.ts';
import { aDay } from './some-figures.ts';

describe('the rows of a chart', () => {
  const days = [
    aDay('2026-03-01', { messages: { buyer: 3, bot: 2, human: 1 }, answeredShare: 0.5 }),
    aDay('2026-03-02'),
    aDay('2026-03-03', { usage: { inputTokens: 1, outputTokens: 1, costMicroUsd: 900 } }),
  ];

  it('keep the days on which nothing happened', () => {
    expect(dayMessages(days)[1]).toEqual({ date: '2026-03-02', buyer: 0, bot: 0, human: 0 });
    expect(dayCosts(days).map(({ microUsd }) => microUsd)).toEqual([0, 0, 900]);
  });

  it('have no share where nothing called for an answer, rather than none answered', () => {
    expect(dayShares(days).map(({ share }) => share)).toEqual([0.5, null, null]);
  });

  it('find the day with the most, and none where there is nothing', () => {
    expect(mostOf(dayMessages(days), ({ buyer }) => buyer)?.date).toBe('2026-03-01');
    expect(mostOf(dayMessages([aDay('2026-03-02')]), ({ buyer }) => buyer)).toBeUndefined();
    expect(mostOf([], () => 1)).toBeUndefined();
  });
});

describe('the axis of waiting', () => {
  const hour = (p50Seconds: number | null, p95Seconds: number | null) => ({
    hour: 0,
    messages: 1,
    firstAnswer: { count: 1, p50Seconds, p95Seconds },
  });
  const marks = (...hours: ReturnType<typeof hour>[]) => timeMarks(hourTimes(hours));

  it('goes from the last mark below all times to the first above them', () => {
    expect(marks(hour(3, 700), hour(12, 40))).toEqual([1, 10, 60, 600, 3_600]);
    expect(marks(hour(75, 90))).toEqual([60, 600]);
  });

  it('has a length also where all times are one mark', () => {
    expect(marks(hour(60, 60))).toEqual([60, 600]);
  });

  it('reaches times below a second and beyond a day as far as it can', () => {
    expect(marks(hour(0.4, 0.9))).toEqual([1, 10]);
    expect(marks(hour(50_000, 90_000))).toEqual([21_600, 86_400]);
    expect(marks(hour(86_400, 86_400))).toEqual([21_600, 86_400]);
  });

  it('is there without any answer', () => {
    expect(marks(hour(null, null))).toEqual([1, 60]);
  });
});

describe('the line of the daily limit', () => {
  const rows = [{ date: '2026-03-01', microUsd: 1_000 }];

  it('is drawn where the costs come near it', () => {
    expect(drawnCeiling(rows, 4_000)).toBe(4_000);
    expect(drawnCeiling(rows, 500)).toBe(500);
  });

  it('is left out where it would make all bars flat, is not set, or is not known', () => {
    const drawn = [4_001, null, undefined].map((ceiling) => drawnCeiling(rows, ceiling));
    expect(drawn).toEqual([undefined, undefined, undefined]);
    expect(drawnCeiling([], 4_000)).toBeUndefined();
  });
});

describe('the axis of counts and costs', () => {
  it('ends at a round number above all of them', () => {
    expect(valueMarks(260, 1)).toEqual([0, 50, 100, 150, 200, 250, 300]);
    expect(valueMarks(84_600, 100)).toEqual([0, 20_000, 40_000, 60_000, 80_000, 100_000]);
    expect(valueMarks(700, 1).at(-1)).toBe(800);
  });

  it('has no steps smaller than what can be told apart', () => {
    expect(valueMarks(2, 1)).toEqual([0, 1, 2]);
    expect(valueMarks(40, 100)).toEqual([0, 100]);
  });

  it('has a length where there is nothing', () => {
    expect(valueMarks(0, 1)).toEqual([0, 1]);
  });
});
