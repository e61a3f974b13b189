import type { Answer, Item } from '../../api/queries.ts';
import type { Seller } from '../../parts/seller.ts';

/** All that the steps read of a shop. */
export interface SetUpShop {
  seller: Seller;
  settings: Answer<'getSettings'>;
  /** The first hundred. */
  listings: Item<'listListings'>[];
  hasMoreListings: boolean;
  /** One at most: whether there are any. */
  articles: number;
}
