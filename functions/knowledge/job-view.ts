import type { listingsRoutes } from '../../shared/api/listings-routes.ts';
import type { Answer } from '../../shared/api/route.ts';
import type { Job } from '../../shared/store/job.ts';

/** A job as people see it. Neither the address of a file, which may hold a key, nor who works on it. */
export function jobView(job: Job): Answer<typeof listingsRoutes.getJob> {
  const { jobId, kind, state, createdBy, done, total, counts, problems, problemCount, failure } = job;
  return {
    jobId,
    kind,
    ...(job.kind === 'listings-import' ? { source: job.input.source } : {}),
    state,
    createdAt: isoTime(job.createdAt),
    createdBy,
    ...(job.startedAt === undefined ? {} : { startedAt: isoTime(job.startedAt) }),
    ...(job.finishedAt === undefined ? {} : { finishedAt: isoTime(job.finishedAt) }),
    done,
    total,
    counts,
    problems,
    problemCount,
    failure,
  };
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
