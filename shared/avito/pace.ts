import { AppError } from '../errors/app-error.ts';

/** The rate limit of one seller, shared by everything that calls Avito for that seller. */
export interface Pace {
  /** Resolves when a request may go; throws `avito-paced` (transient, with `retryAfterSeconds`) when the wait would be too long. */
  admit(): Promise<void>;
  /** Avito asked for silence (429, Retry-After). */
  pause(seconds: number): Promise<void>;
}

export interface LocalPaceOptions {
  /** 5 is the suggested default (avito-api 2.9). */
  requestsPerSecond: number;
  /** How many may go at once after a quiet time. */
  burst: number;
  /** Milliseconds since 1970. */
  now: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  longestWaitSeconds: number;
}

/** A pace within this process only, by the generic cell rate algorithm. A pause uses up the burst: afterwards requests go one by one. */
export function localPace({ requestsPerSecond, burst, now, sleep, longestWaitSeconds }: LocalPaceOptions): Pace {
  const intervalMs = 1000 / requestsPerSecond;
  const toleranceMs = intervalMs * (burst - 1);
  let theoreticalArrival = 0;
  let pausedUntil = 0;

  async function admit(): Promise<void> {
    const start = Math.max(now(), theoreticalArrival - toleranceMs);
    const waitMs = start - now();
    if (waitMs > longestWaitSeconds * 1000) throw tooLong(waitMs);
    theoreticalArrival = Math.max(theoreticalArrival, start) + intervalMs;
    if (waitMs > 0) await sleep(waitMs);
    // Avito may have asked for silence while this request slept.
    if (now() < pausedUntil) await admit();
  }

  return {
    admit,
    async pause(seconds) {
      pausedUntil = Math.max(pausedUntil, now() + seconds * 1000);
      theoreticalArrival = Math.max(theoreticalArrival, pausedUntil + toleranceMs);
    },
  };
}

function tooLong(waitMs: number): AppError {
  return new AppError('transient', {
    code: 'avito-paced',
    message: "The seller's Avito requests are at their rate limit",
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  });
}
