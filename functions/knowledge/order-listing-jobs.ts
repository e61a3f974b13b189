import type { listingsRoutes } from '../../shared/api/listings-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError, isAppError } from '../../shared/errors/app-error.ts';
import { feedAddress } from '../../shared/imports/feed-address.ts';
import { importKey } from '../../shared/imports/import-key.ts';
import type { Uploads } from '../../shared/imports/uploads.ts';
import { queueJob, type StartJobDeps, startJob } from '../../shared/jobs/start-job.ts';
import { InputError } from '../../shared/lambda/input-error.ts';
import type { Job } from '../../shared/store/job.ts';
import type { Jobs } from '../../shared/store/jobs.ts';
import type { Seller, Sellers } from '../../shared/store/sellers.ts';
import { jobView } from './job-view.ts';
import { findJob } from './list-jobs.ts';

export interface OrderJobsDeps extends StartJobDeps {
  jobs: StartJobDeps['jobs'] & Pick<Jobs, 'get' | 'newest' | 'queueUploaded'>;
  sellers: Pick<Sellers, 'get'>;
  uploads: Pick<Uploads, 'addressFor'>;
  /** Hosts that feeds may come from although they are not public; on one machine only. */
  allowedHosts: readonly string[];
}

const UPLOAD_SECONDS = 15 * 60;
/** Avito counts its requests by the minute: two syncs in one would be one too many. */
const SYNC_AGAIN_MS = 60_000;

export async function syncListings(
  { params: { sellerId }, principal }: Call<typeof listingsRoutes.syncListings>,
  deps: OrderJobsDeps,
): Promise<Answer<typeof listingsRoutes.syncListings>> {
  refuseUnconnected(await presentSeller(sellerId, deps));
  const { items } = await deps.jobs.newest(sellerId, { limit: 25 });
  const running = items.find((job) => job.kind === 'listings-sync' && isCurrent(job, deps.now()));
  const job =
    running ?? (await startJob({ sellerId, kind: 'listings-sync', input: {}, createdBy: principal.userId }, deps));
  return { job: jobView(job) };
}

function isCurrent({ state, createdAt }: Job, now: number): boolean {
  return state === 'queued' || state === 'running' || (state === 'done' && now - createdAt < SYNC_AGAIN_MS);
}

export async function importListings(
  { params: { sellerId }, body, principal, audit }: Call<typeof listingsRoutes.importListings>,
  deps: OrderJobsDeps,
): Promise<Answer<typeof listingsRoutes.importListings>> {
  const seller = await presentSeller(sellerId, deps);
  // Where it leads is the worker's to find out; what can be told from its text is told at once.
  if (body.source === 'url') checkAddress(body.url, deps.allowedHosts);
  if (body.source === 'profile') refuseUnconnected(seller);
  audit.source = body.source;
  const input = body.source === 'upload' ? ({ source: 'upload' } as const) : body;
  const order = { sellerId, kind: 'listings-import', input, createdBy: principal.userId } as const;
  const job = await startJob(order, deps);
  audit.jobId = job.jobId;
  if (body.source !== 'upload') return { job: jobView(job) };
  return {
    job: jobView(job),
    upload: {
      method: 'PUT',
      ...(await deps.uploads.addressFor(importKey(job), body.sizeBytes, UPLOAD_SECONDS)),
      expiresAt: new Date(deps.now() + UPLOAD_SECONDS * 1_000).toISOString(),
    },
  };
}

export async function startUploadedImport(
  { params }: Call<typeof listingsRoutes.startUploadedImport>,
  deps: OrderJobsDeps,
): Promise<Answer<typeof listingsRoutes.startUploadedImport>> {
  const job = (await deps.jobs.queueUploaded(params)) ?? (await findJob(params, deps));
  // Also for one that was queued before: the message of then may be lost, and one too many is harmless.
  if (job.state === 'queued') await queueJob(job, deps);
  return { job: jobView(job) };
}

function checkAddress(address: string, allowedHosts: readonly string[]): void {
  try {
    feedAddress(address, allowedHosts);
  } catch (error) {
    if (!isAppError(error, 'invalid')) throw error;
    throw new InputError([{ in: 'body', field: 'url', message: error.message }], error.code);
  }
}

/** Admins reach sellers who do not exist. */
async function presentSeller(sellerId: string, { sellers }: OrderJobsDeps): Promise<Seller> {
  const seller = await sellers.get(sellerId);
  if (seller !== undefined && seller.deletingSince === undefined) return seller;
  throw new AppError('not-found', { code: 'seller-unknown', message: 'there is no such seller' });
}

function refuseUnconnected({ avitoUserId }: Seller): void {
  if (avitoUserId !== undefined) return;
  const message = 'connect the seller to Avito first';
  throw new AppError('conflict', { code: 'seller-not-connected', message });
}
