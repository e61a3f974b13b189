import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { queueJob, startJob } from '../../shared/jobs/start-job.ts';
import type { Job } from '../../shared/store/job.ts';
import { sellerUnknown } from '../../shared/store/sellers.ts';
import type { SellersDeps } from './deps.ts';
import { disconnect } from './disconnect-avito.ts';

const RECENT_JOBS = 25;

/**
 * Deletes a seller: he is stopped for good, his subscription and keys go, and a job removes the rest.
 *
 * Running it twice is safe, and is how to go on after a crash: each part finds itself done, and a deletion that is under
 * way is not begun a second time.
 */
export async function deleteSeller(
  { params, principal, audit }: Call<typeof sellersRoutes.deleteSeller>,
  deps: SellersDeps,
): Promise<Answer<typeof sellersRoutes.deleteSeller>> {
  const { sellerId } = params;
  const seller = await deps.sellers.beginDeletion(sellerId, deps.now());
  if (seller === undefined) throw sellerUnknown();
  const { isWebhookRemoved } = await disconnect(sellerId, deps);
  const job = await deletionUnderWay(sellerId, deps);
  const { jobId } =
    job ?? (await startJob({ sellerId, kind: 'seller-deletion', input: {}, createdBy: principal.userId }, deps));
  // It may be one that never got into the queue.
  if (job?.state === 'queued') await queueJob(job, deps);
  Object.assign(audit, { name: seller.name, jobId, isWebhookRemoved });
  return { jobId, isWebhookRemoved };
}

async function deletionUnderWay(sellerId: string, { jobs }: SellersDeps): Promise<Job | undefined> {
  const { items } = await jobs.newest(sellerId, { limit: RECENT_JOBS });
  return items.find(({ kind, state }) => kind === 'seller-deletion' && (state === 'queued' || state === 'running'));
}
