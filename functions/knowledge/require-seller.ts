import { type Sellers, sellerLeaving, sellerUnknown } from '../../shared/store/sellers.ts';

/** An admin may name any seller: throws `seller-unknown` (not-found) where there is none, or a conflict `seller-leaving`. */
export async function requireSeller(sellerId: string, sellers: Pick<Sellers, 'get'>): Promise<void> {
  const seller = await sellers.get(sellerId);
  if (seller === undefined) throw sellerUnknown();
  if (seller.deletingSince !== undefined) throw sellerLeaving();
}
