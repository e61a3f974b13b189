import { AppError } from '../../shared/errors/app-error.ts';
import { refusedStatus } from '../../shared/sellers/avito-refusal.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import type { SellersDeps } from './deps.ts';

/**
 * Runs work at Avito for a connected seller, and notes what Avito says of his account when it refuses. Throws
 * `seller-not-connected` for one who has no account, or whose keys are gone.
 */
export async function asSeller<T>(
  { sellerId, avitoUserId, avitoStatus }: Seller,
  deps: Pick<SellersDeps, 'sellers' | 'now'>,
  work: () => Promise<T>,
): Promise<T> {
  if (avitoUserId === undefined || avitoStatus === 'not-connected') {
    throw new AppError('conflict', { code: 'seller-not-connected', message: 'the seller has no Avito account' });
  }
  try {
    return await work();
  } catch (error) {
    const status = refusedStatus(error);
    if (status !== undefined) await deps.sellers.noteAvitoStatus(sellerId, status, deps.now());
    throw error;
  }
}
