import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANSWER_TIME_EDGES,
  addAnswerTimes,
  answersWithin,
  answerTimeBucket,
  answerTimePercentile,
  countAnswers,
  noAnswerTimes,
} from '../../../shared/chats/answer-times.ts';

function counted(seconds: number[]) {
  const times = noAnswerTimes();
  for (const each of seconds) times[answerTimeBucket(each)] = (times[answerTimeBucket(each)] ?? 0) + 1;
  return times;
}

describe('the time that half of the answers take', () => {
  it('is unknown without answers', () => {
    expect(answerTimePercentile(noAnswerTimes(), 0.5)).toBeUndefined();
  });

  it.each([
    [[2.5], 2.5],
    [[0.2, 0.4, 2.2, 2.4], 1],
    [[3.5, 3.5, 3.5, 40], 3.7],
    [Array.from({ length: 10 }, () => 500), 450],
  ])('of %j is about %d', (seconds, half) => {
    expect(answerTimePercentile(counted(seconds), 0.5)).toBe(half);
  });

  it('is the last edge for what took longer than any', () => {
    expect(answerTimePercentile(counted([999_999]), 0.95)).toBe(86_400);
  });

  it('lies in the bucket of the answer of that rank', () => {
    const seconds = fc.array(fc.double({ min: 0, max: 90_000, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(0.5, 0.95, 1), (all, share) => {
        const sorted = all.toSorted((left, right) => left - right);
        const exact = sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
        const told = answerTimePercentile(counted(all), share) ?? Number.NaN;
        const bucket = answerTimeBucket(exact);
        expect(told).toBeGreaterThanOrEqual(ANSWER_TIME_EDGES[bucket - 1] ?? 0);
        expect(told).toBeLessThanOrEqual(ANSWER_TIME_EDGES[bucket] ?? 86_400);
      }),
    );
  });
});

it('answers are counted whatever they took, and summed', () => {
  const times = addAnswerTimes(counted([0, 59.9, 60, 5_000]), counted([100_000]));
  expect(countAnswers(times)).toBe(5);
  expect(answersWithin(times, 60)).toBe(2);
  expect(answersWithin(times, 86_400)).toBe(4);
});
