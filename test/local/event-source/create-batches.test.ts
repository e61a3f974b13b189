import { beforeEach, expect, it, vi } from 'vitest';
import { createBatches } from '../../../local/event-source/create-batches.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function batchesOf(size: number, windowMs: number) {
  const seen: number[][] = [];
  return { seen, ...createBatches<number>({ size, windowMs, onBatch: (items) => seen.push(items) }) };
}

it('without a window every addition goes on at once', () => {
  const { seen, add } = batchesOf(10, 0);
  add([1]);
  add([2, 3]);
  expect(seen).toEqual([[1], [2, 3]]);
});

it('with a window a batch waits for it, counted from its first item', () => {
  const { seen, add } = batchesOf(10, 1_000);
  add([1]);
  vi.advanceTimersByTime(600);
  add([2]);
  vi.advanceTimersByTime(399);
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(seen).toEqual([[1, 2]]);
  add([3]);
  vi.advanceTimersByTime(1_000);
  expect(seen).toEqual([[1, 2], [3]]);
});

it('a full batch does not wait', () => {
  const { seen, add } = batchesOf(2, 1_000);
  add([1, 2, 3]);
  expect(seen).toEqual([[1, 2], [3]]);
});
