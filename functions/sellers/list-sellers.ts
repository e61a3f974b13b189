import type { Answer, Call, Principal } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { decodeCursor, encodeCursor, keyPosition } from '../../shared/store/cursor.ts';
import { sellerAnswer } from './answer-seller.ts';
import type { SellersDeps } from './deps.ts';

type Page = { limit: number; cursor?: string | undefined };

/** Admins see all sellers, others their own. */
export async function listSellers(
  { query, principal }: Call<typeof sellersRoutes.listSellers>,
  { sellers }: Pick<SellersDeps, 'sellers'>,
): Promise<Answer<typeof sellersRoutes.listSellers>> {
  const { items, nextCursor } =
    principal.role === 'admin' ? await sellers.page(query) : await ownPage(principal, query, sellers);
  return { items: items.map(sellerAnswer), nextCursor };
}

/** By id: an order that stays while sellers come and go between two pages. */
async function ownPage({ sellerIds }: Principal, { limit, cursor }: Page, sellers: SellersDeps['sellers']) {
  const after = decodeCursor(cursor, keyPosition) ?? '';
  const left = [...new Set(sellerIds)].sort().filter((sellerId) => sellerId > after);
  const ids = left.slice(0, limit);
  const last = left.length > limit ? ids.at(-1) : undefined;
  return {
    items: await sellers.getMany(ids),
    nextCursor: last === undefined ? undefined : encodeCursor(last),
  };
}
