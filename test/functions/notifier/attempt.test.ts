import { expect, it } from 'vitest';
import { nextTryIn } from '../../../functions/notifier/attempt.ts';

it('tries five times within twenty minutes, later each time, then gives up', () => {
  const waits = [1, 2, 3, 4].map((tries) => nextTryIn(tries) ?? 0);
  expect(waits).toEqual([...waits].sort((left, right) => left - right));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(1_260);
  expect(nextTryIn(5)).toBeUndefined();
});

it('waits as long as it was asked to, and never shorter than by itself', () => {
  expect(nextTryIn(1, 0.2)).toBe(nextTryIn(1));
  expect(nextTryIn(1, 45.2)).toBe(46);
  expect(nextTryIn(3, 900)).toBe(900);
});

it('gives up where it was asked to wait longer than a notice is worth', () => {
  expect(nextTryIn(1, 901)).toBeUndefined();
});
