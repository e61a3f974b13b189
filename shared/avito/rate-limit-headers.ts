// The headers may be there or not: most endpoints send none (avito-api 1.5; 2.9).

const shortestPauseSeconds = 1;
// SQS delays a job no longer than this.
const longestPauseSeconds = 900;
// X-RateLimit-* count per minute (avito-api 1.5, SPEC), but where in its minute Avito is, nobody says: ask again soon.
const unknownPauseSeconds = 10;

/** How long Avito wants silence: Retry-After in seconds or as a date, else a default; never absurd. */
export function retryAfterSeconds(headers: Headers, now: number): number {
  const asked = secondsOf(headers.get('retry-after'), now) ?? unknownPauseSeconds;
  return Math.min(Math.max(Math.ceil(asked), shortestPauseSeconds), longestPauseSeconds);
}

/** True when the answer says that the next request would be refused. */
export function isLimitSpent(headers: Headers): boolean {
  return headers.get('x-ratelimit-remaining')?.trim() === '0';
}

function secondsOf(retryAfter: string | null, now: number): number | undefined {
  if (retryAfter === null) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(retryAfter)) return Number(retryAfter);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? undefined : (date - now) / 1000;
}
