import type { listingsRoutes } from '../../shared/api/listings-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Job, JobRef } from '../../shared/store/job.ts';
import type { Jobs } from '../../shared/store/jobs.ts';
import { jobView } from './job-view.ts';

export interface ListJobsDeps {
  jobs: Pick<Jobs, 'get' | 'newest'>;
}

export async function listJobs(
  { params: { sellerId }, query }: Call<typeof listingsRoutes.listJobs>,
  { jobs }: ListJobsDeps,
): Promise<Answer<typeof listingsRoutes.listJobs>> {
  const { items, nextCursor } = await jobs.newest(sellerId, query);
  return { items: items.map(jobView), nextCursor };
}

export async function getJob(
  { params }: Call<typeof listingsRoutes.getJob>,
  deps: ListJobsDeps,
): Promise<Answer<typeof listingsRoutes.getJob>> {
  return jobView(await findJob(params, deps));
}

/** Throws not-found `job-unknown`. */
export async function findJob(ref: JobRef, { jobs }: { jobs: Pick<Jobs, 'get'> }): Promise<Job> {
  const job = await jobs.get(ref);
  if (job === undefined) throw new AppError('not-found', { code: 'job-unknown', message: 'there is no such job' });
  return job;
}
