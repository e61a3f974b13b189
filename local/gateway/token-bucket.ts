import type { Throttling } from '../template/read-http-api.ts';

/** Lets `requestsPerSecond` through on average and `burst` at once. `nowMs` only ever grows. */
export function createTokenBucket(
  { requestsPerSecond, burst }: Throttling,
  nowMs: () => number,
): { admits(): boolean } {
  let tokens = burst;
  let filledAt = nowMs();
  return {
    admits: () => {
      const now = nowMs();
      tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * requestsPerSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
