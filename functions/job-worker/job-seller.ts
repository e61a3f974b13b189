import { AppError } from '../../shared/errors/app-error.ts';
import type { Seller, Sellers } from '../../shared/store/sellers.ts';

/** The seller a job works for. Throws not-found `seller-unknown` when he is gone or being deleted: nothing new is kept then. */
export async function jobSeller(sellerId: string, sellers: Pick<Sellers, 'get'>): Promise<Seller> {
  const seller = await sellers.get(sellerId, { isConsistent: true });
  if (seller !== undefined && seller.deletingSince === undefined) return seller;
  throw new AppError('not-found', { code: 'seller-unknown', message: 'there is no such seller any more' });
}
