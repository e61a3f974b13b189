import type { EraseDeps } from '../../shared/sellers/erase-seller.ts';
import { deleteSeller } from './delete-seller.ts';
import { type ImportDeps, importListings } from './import-listings.ts';
import { type SyncDeps, syncListings } from './sync-listings.ts';
import type { Steps } from './work-on-job.ts';

/** How each kind of job is done. */
export function stepsOf(deps: ImportDeps & SyncDeps & EraseDeps): Steps {
  return (job) => {
    switch (job.kind) {
      case 'listings-import':
        return importListings(job, deps);
      case 'listings-sync':
        return syncListings(job, deps);
      case 'seller-deletion':
        return deleteSeller(job, deps);
    }
  };
}
