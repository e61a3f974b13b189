import type { ListingCard, ListingWords } from '../../shared/ai/facts.ts';
import type { playgroundRoutes } from '../../shared/api/playground-routes.ts';
import type { Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ListingKnowledgeStore, ListingMode } from '../../shared/store/listing-knowledge.ts';
import type { Listings } from '../../shared/store/listings.ts';

export interface ListingDeps {
  listings: Pick<Listings, 'get'>;
  listingKnowledge: Pick<ListingKnowledgeStore, 'get'>;
}

interface Found {
  listing: ListingCard | undefined;
  words: ListingWords | undefined;
  mode: ListingMode;
}

/** What is known of the listing that is asked about. The floor price is not among it: it is for the code that bargains alone. */
export async function findListing(
  sellerId: string,
  { listingId, listing }: Pick<Call<typeof playgroundRoutes.tryReply>['body'], 'listingId' | 'listing'>,
  { listings, listingKnowledge }: ListingDeps,
): Promise<Found> {
  if (listing !== undefined) {
    const { title, price, status, url, text, notes } = listing;
    const card = { id: 'playground', title, price, priceText: undefined, status, url };
    return { listing: card, words: { text, notes }, mode: 'inherit' };
  }
  if (listingId === undefined) return { listing: undefined, words: undefined, mode: 'inherit' };
  const [card, words] = await Promise.all([
    listings.get(sellerId, listingId),
    listingKnowledge.get(sellerId, listingId),
  ]);
  if (card === undefined) {
    throw new AppError('not-found', { code: 'listing-unknown', message: 'this seller has no such listing' });
  }
  const { title, price, priceText, status, url } = card;
  return { listing: { id: listingId, title, price, priceText, status, url }, words, mode: words?.mode ?? 'inherit' };
}
