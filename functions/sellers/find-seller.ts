import { type Seller, type Sellers, sellerLeaving, sellerUnknown } from '../../shared/store/sellers.ts';

interface FindDeps {
  sellers: Pick<Sellers, 'get'>;
}

/** The seller as he is now, a leaving one too. Throws a not-found `seller-unknown`. */
export async function findSeller(sellerId: string, { sellers }: FindDeps): Promise<Seller> {
  const seller = await sellers.get(sellerId, { isConsistent: true });
  if (seller === undefined) throw sellerUnknown();
  return seller;
}

/** A seller who stays. Throws a not-found `seller-unknown`, or a conflict `seller-leaving` for one who is being deleted. */
export async function findStayingSeller(sellerId: string, deps: FindDeps): Promise<Seller> {
  const seller = await findSeller(sellerId, deps);
  if (seller.deletingSince !== undefined) throw sellerLeaving();
  return seller;
}
