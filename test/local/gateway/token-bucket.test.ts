import { expect, it } from 'vitest';
import { createTokenBucket } from '../../../local/gateway/token-bucket.ts';

it('a route admits its burst at once and then its rate', () => {
  let now = 0;
  const bucket = createTokenBucket({ requestsPerSecond: 2, burst: 3 }, () => now);
  const admitted = (times: number) => Array.from({ length: times }, () => bucket.admits()).filter(Boolean).length;
  expect(admitted(5)).toBe(3);
  now = 500;
  expect(admitted(5)).toBe(1);
  now = 60_000;
  expect(admitted(10)).toBe(3);
});
