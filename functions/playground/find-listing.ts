import type { playgroundRoutes } from '../../shared/api/playground-routes.ts';
import type { Call } from '../../shared/api/route.ts';
import type { TurnQuestion } from '../../shared/decision/decide-turn.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import type { Listings } from '../../shared/store/listings.ts';

export interface ListingDeps {
  listings: Pick<Listings, 'get'>;
  listingKnowledge: Pick<ListingKnowledgeStore, 'get'>;
}

/** The card, and what the seller says beside it. The floor price in that is for the code that bargains alone. */
export type FoundListing = Pick<TurnQuestion, 'listing' | 'words'>;

/** What is known of the listing that is asked about. Throws a not-found `listing-unknown`. */
export async function findListing(
  sellerId: string,
  { listingId, listing }: Pick<Call<typeof playgroundRoutes.tryReply>['body'], 'listingId' | 'listing'>,
  deps: ListingDeps,
): Promise<FoundListing> {
  if (listing !== undefined) {
    const { title, price, status, url, text, notes } = listing;
    const card = { id: 'playground', title, price, priceText: undefined, status, url };
    return { listing: card, words: { text, notes } };
  }
  if (listingId === undefined) return { listing: undefined, words: undefined };
  const known = await knownListing(sellerId, listingId, deps);
  if (known !== undefined) return known;
  throw new AppError('not-found', { code: 'listing-unknown', message: 'this seller has no such listing' });
}

/** One of the seller's, as its card was last read. */
export async function knownListing(
  sellerId: string,
  listingId: string,
  { listings, listingKnowledge }: ListingDeps,
): Promise<FoundListing | undefined> {
  const [card, words] = await Promise.all([
    listings.get(sellerId, listingId),
    listingKnowledge.get(sellerId, listingId),
  ]);
  if (card === undefined) return undefined;
  const { title, price, priceText, status, url } = card;
  return { listing: { id: listingId, title, price, priceText, status, url }, words };
}
