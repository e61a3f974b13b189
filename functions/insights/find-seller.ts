import { AppError } from '../../shared/errors/app-error.ts';
import type { Seller, Sellers } from '../../shared/store/sellers.ts';

export interface SellerDeps {
  sellers: Pick<Sellers, 'get'>;
}

/** Throws not-found `seller-unknown`. */
export async function findSeller(sellerId: string, { sellers }: SellerDeps): Promise<Seller> {
  const seller = await sellers.get(sellerId);
  if (seller !== undefined) return seller;
  throw new AppError('not-found', { code: 'seller-unknown', message: 'there is no such seller' });
}
