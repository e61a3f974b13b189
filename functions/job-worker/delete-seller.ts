import { type EraseDeps, eraseSellerStep } from '../../shared/sellers/erase-seller.ts';
import type { Job } from '../../shared/store/job.ts';
import { advanced, progressOf } from './progress.ts';
import type { Step } from './work-on-job.ts';

/** Removes a seller piece by piece. A piece that is removed again is not there, which is what was wanted. */
export async function* deleteSeller(job: Job, deps: EraseDeps): AsyncGenerator<Step> {
  let progress = progressOf(job);
  do {
    const { cursor, removed } = await eraseSellerStep({ sellerId: job.sellerId, cursor: progress.cursor }, deps);
    progress = { ...advanced(progress, { done: removed }), cursor };
    yield { progress };
  } while (progress.cursor !== undefined);
}
