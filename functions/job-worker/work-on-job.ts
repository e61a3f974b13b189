import { isAppError } from '../../shared/errors/app-error.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { Measure } from '../../shared/lambda/metrics.ts';
import type { JobQueue } from '../../shared/queues/job-queue.ts';
import type { Job, JobProgress, JobRef } from '../../shared/store/job.ts';
import type { Jobs } from '../../shared/store/jobs.ts';

/** What one step of a job brought. Doing a step again, from the progress before it, is harmless. */
export interface Step {
  progress: JobProgress;
  /** Set where going on at once would break a limit: the job comes back after so long. */
  pauseSeconds?: number;
}

/** The steps from the job's progress to its end. */
export type Steps = (job: Job) => AsyncIterable<Step>;

export interface WorkDeps {
  jobs: Pick<Jobs, 'take' | 'saveProgress' | 'release' | 'end'>;
  jobQueue: JobQueue;
  steps: Steps;
  newId(): string;
  now(): number;
  log: Log;
  measure: Measure;
}

export type WorkOutcome = 'done' | 'failed' | 'put-back' | 'busy' | 'over' | 'lease-lost';

/** How long a job waits after failures of the kind that may pass; after the last one it has failed. */
const RETRY_SECONDS = [5, 30, 120, 300, 900, 900, 900, 900];

/**
 * Works on a job until it ends or `stopAt` (Unix milliseconds) comes. Running it twice is safe: one worker at a time holds
 * the lease, each step is kept before the next begins, and a step that was not kept may be done again.
 */
export async function workOnJob(ref: JobRef, stopAt: number, deps: WorkDeps): Promise<WorkOutcome> {
  const lease = deps.newId();
  const claim = await deps.jobs.take(ref, lease, deps.now());
  switch (claim.kind) {
    case 'over':
      return 'over';
    case 'busy':
      // Its worker may be dead, and this message the last one that knows of the job.
      await deps.jobQueue.put(ref, (claim.until - deps.now()) / 1_000 + 1);
      return 'busy';
    case 'given-up':
      return fail(claim.job, lease, CRASHED, deps);
    case 'taken':
      return goOn(claim.job, { lease, stopAt }, deps);
  }
}

const CRASHED = {
  code: 'job-crashed',
  message: 'the work broke off several times at the same place; it needs a look by the people who run this',
};

async function goOn(
  job: Job,
  { lease, stopAt }: { lease: string; stopAt: number },
  deps: WorkDeps,
): Promise<WorkOutcome> {
  const run = await takeSteps(job, { lease, stopAt }, deps);
  switch (run.end) {
    case 'lease-lost':
      return 'lease-lost';
    case 'interrupted':
      return putBack(job, lease, { transientFailures: 0, seconds: run.pauseSeconds }, deps);
    case 'failed':
      return endOrRetry(job, { lease, failures: run.hasMovedOn ? 0 : job.transientFailures, error: run.error }, deps);
    case 'done': {
      const isEnded = await deps.jobs.end(job, lease, { state: 'done', finishedAt: deps.now() });
      return isEnded ? 'done' : 'lease-lost';
    }
  }
}

type Run =
  | { end: 'done' | 'lease-lost' }
  | { end: 'interrupted'; pauseSeconds: number }
  | { end: 'failed'; hasMovedOn: boolean; error: unknown };

async function takeSteps(job: Job, { lease, stopAt }: { lease: string; stopAt: number }, deps: WorkDeps): Promise<Run> {
  let hasMovedOn = false;
  try {
    for await (const { progress, pauseSeconds } of deps.steps(job)) {
      if (!(await deps.jobs.saveProgress(job, lease, progress))) return { end: 'lease-lost' };
      hasMovedOn = true;
      if (pauseSeconds !== undefined || deps.now() >= stopAt) {
        return { end: 'interrupted', pauseSeconds: pauseSeconds ?? 0 };
      }
    }
    return { end: 'done' };
  } catch (error) {
    return { end: 'failed', hasMovedOn, error };
  }
}

/** What can only fail again ends the job, with its reason; anything else, a bug of ours included, is tried some times more. */
async function endOrRetry(
  job: Job,
  { lease, failures, error }: { lease: string; failures: number; error: unknown },
  deps: WorkDeps,
): Promise<WorkOutcome> {
  const { jobId, sellerId, kind } = job;
  const isLasting = isAppError(error) && error.kind !== 'transient';
  const wait = RETRY_SECONDS[failures];
  if (isLasting || wait === undefined) {
    deps.log.warn('job failed', { sellerId, jobId, kind, failures, error });
    const failure = isAppError(error) ? { code: error.code, message: error.message } : INTERNAL;
    return fail(job, lease, failure, deps);
  }
  const asked = isAppError(error) ? (error.retryAfterSeconds ?? 0) : 0;
  const seconds = Math.max(wait, asked);
  deps.log.warn('job waits after a failure', { sellerId, jobId, kind, failures, seconds, error });
  return putBack(job, lease, { transientFailures: failures + 1, seconds }, deps);
}

const INTERNAL = { code: 'internal-error', message: 'an error on our side' };

async function fail(
  job: Job,
  lease: string,
  failure: { code: string; message: string },
  deps: WorkDeps,
): Promise<WorkOutcome> {
  deps.measure.count('JobsFailed');
  const isEnded = await deps.jobs.end(job, lease, { state: 'failed', failure, finishedAt: deps.now() });
  return isEnded ? 'failed' : 'lease-lost';
}

/** The message that brought the job here is deleted only when this has returned, so between the two nothing is lost. */
async function putBack(
  job: Job,
  lease: string,
  { transientFailures, seconds }: { transientFailures: number; seconds: number },
  deps: WorkDeps,
): Promise<WorkOutcome> {
  if (!(await deps.jobs.release(job, lease, { transientFailures }))) return 'lease-lost';
  await deps.jobQueue.put(job, seconds);
  return 'put-back';
}
