import type { Item } from '../../api/queries.ts';

type Job = Pick<Item<'listJobs'>, 'jobId' | 'state'>;

/** It moves on by itself: worth looking at again. One that waits for its file does not. */
export function isUnderWay({ state }: Pick<Job, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** Those that were under way when it was last looked, and are not any more. */
export function endedJobs<J extends Job>(before: Job[], now: J[]): J[] {
  const underWay = new Set(before.filter(isUnderWay).map(({ jobId }) => jobId));
  return now.filter((job) => underWay.has(job.jobId) && !isUnderWay(job));
}

/** How much is done, from 0 to 1; `undefined` while nobody knows of how much. */
export function shareDone({ done, total }: { done: number; total?: number | undefined }): number | undefined {
  return total === undefined || total === 0 ? undefined : Math.min(1, done / total);
}
