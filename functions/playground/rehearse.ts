import { AppError } from '../../shared/errors/app-error.ts';
import { isCeilingReached } from '../../shared/sellers/daily-ceiling.ts';
import { spentToday } from '../../shared/sellers/spent-today.ts';
import type { Attempts } from '../../shared/store/attempts.ts';
import type { Counts } from '../../shared/store/counts.ts';
import type { Seller } from '../../shared/store/sellers.ts';

export interface RehearsalDeps {
  attempts: Pick<Attempts, 'take'>;
  counts: Pick<Counts, 'hours'>;
  now(): number;
}

/** Replayed turns and scenarios of a seller together: the 200 scenarios he may have, and some fifty chats. */
export const REHEARSALS = { most: 400, withinSeconds: 3_600 } as const;

const PAGE = {
  /** Asked side by side; a live buyer's question goes by the same key. */
  atOnce: 5,
  /** Nothing new is begun after that: a slow model takes 16 seconds to fail, and the function has 28. */
  beginWithinMs: 8_000,
} as const;

/**
 * Works on as many of the tasks, from the first on, as an hour, the day's ceiling and one call allow. Each costs what an answer
 * costs. Throws `too-many-attempts` or `daily-ceiling-reached` where that is none.
 */
export async function rehearse<Task, Result extends { costMicroUsd: number }>(
  { sellerId, settings }: Pick<Seller, 'sellerId' | 'settings'>,
  { tasks, beganAt }: { tasks: Task[]; beganAt: number },
  work: (task: Task) => Promise<Result>,
  deps: RehearsalDeps,
): Promise<Result[]> {
  const results: Result[] = [];
  let spent = await spentToday({ sellerId, settings }, deps);
  while (results.length < tasks.length) {
    if (results.length > 0 && deps.now() - beganAt > PAGE.beginWithinMs) break;
    const wanted = tasks.slice(results.length, results.length + PAGE.atOnce);
    const { granted, refusal } = isCeilingReached(settings, spent)
      ? { granted: 0, refusal: ceilingReached() }
      : await takeTries(sellerId, wanted.length, deps);
    if (granted === 0 && results.length === 0) throw refusal;
    const batch = await Promise.all(wanted.slice(0, granted).map(work));
    results.push(...batch);
    spent += batch.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0);
    if (granted < wanted.length) break;
  }
  return results;
}

async function takeTries(
  sellerId: string,
  wanted: number,
  { attempts, now }: RehearsalDeps,
): Promise<{ granted: number; refusal?: AppError }> {
  for (let granted = 0; granted < wanted; granted += 1) {
    const counter = { kind: 'rehearsal', subjectHash: sellerId };
    const { retryAfterSeconds } = await attempts.take(counter, REHEARSALS, now());
    if (retryAfterSeconds === undefined) continue;
    const message = `a seller may have ${REHEARSALS.most} turns replayed or tried by scenarios an hour`;
    return {
      granted,
      refusal: new AppError('conflict', { code: 'too-many-attempts', message, retryAfterSeconds }),
    };
  }
  return { granted: wanted };
}

function ceilingReached(): AppError {
  return new AppError('conflict', {
    code: 'daily-ceiling-reached',
    message: 'what the model may cost today is spent: raise dailyCeilingMicroUsd, or go on tomorrow',
  });
}
