import { type Seller, type Sellers, sellerLeaving, sellerUnknown } from '../store/sellers.ts';

/** An admin may name any seller: throws `seller-unknown` (not-found) where there is none, or a conflict `seller-leaving`. */
export async function requireSeller(sellerId: string, sellers: Pick<Sellers, 'get'>): Promise<Seller> {
  const seller = await sellers.get(sellerId);
  if (seller === undefined) throw sellerUnknown();
  if (seller.deletingSince !== undefined) throw sellerLeaving();
  return seller;
}
