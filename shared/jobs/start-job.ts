import { AppError } from '../errors/app-error.ts';
import type { JobQueue } from '../queues/job-queue.ts';
import type { Job, JobOrder } from '../store/job.ts';
import type { Jobs } from '../store/jobs.ts';

export interface StartJobDeps {
  jobs: Pick<Jobs, 'create' | 'endUnqueued'>;
  jobQueue: JobQueue;
  newId(): string;
  now(): number;
}

/**
 * Writes the job down and has it worked on; an import from an upload waits for its file instead. Throws a transient
 * `job-not-queued` when the queue does not take it: then the job has ended and may be ordered again.
 */
export async function startJob(order: JobOrder, deps: StartJobDeps): Promise<Job> {
  const job = newJob(order, deps);
  await deps.jobs.create(job);
  if (job.state === 'queued') await queueJob(job, deps);
  return job;
}

export async function queueJob(job: Job, { jobs, jobQueue, now }: Omit<StartJobDeps, 'newId'>): Promise<void> {
  try {
    await jobQueue.put(job);
  } catch (cause) {
    const message = 'the job could not be queued; order it again';
    // Best effort: what is left in the table then is a job that says `queued` and never moves.
    await jobs
      .endUnqueued(job, { state: 'failed', failure: { code: 'job-not-queued', message }, finishedAt: now() })
      .catch(() => undefined);
    throw new AppError('transient', { code: 'job-not-queued', message, cause });
  }
}

function newJob(order: JobOrder, { newId, now }: Pick<StartJobDeps, 'newId' | 'now'>): Job {
  const createdAt = now();
  const isUpload = order.kind === 'listings-import' && order.input.source === 'upload';
  return {
    ...order,
    // Sorts by time, so that the newest jobs are read without an index of their own.
    jobId: `${String(createdAt).padStart(13, '0')}-${newId()}`,
    state: isUpload ? 'awaiting-upload' : 'queued',
    createdAt,
    done: 0,
    counts: {},
    problems: [],
    problemCount: 0,
    tries: 0,
    transientFailures: 0,
  };
}
