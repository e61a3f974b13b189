import type { listingsRoutes } from '../../shared/api/listings-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ListingKnowledge, ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import type { Listing, Listings } from '../../shared/store/listings.ts';
import { listingSummary, listingView } from './listing-view.ts';

export interface FindListingsDeps {
  listings: Pick<Listings, 'get' | 'find'>;
  listingKnowledge: Pick<ListingKnowledgeStore, 'get' | 'summaries'>;
}

export async function listListings(
  { params: { sellerId }, query: { query = '', status, limit, cursor } }: Call<typeof listingsRoutes.listListings>,
  deps: FindListingsDeps,
): Promise<Answer<typeof listingsRoutes.listListings>> {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const { items, nextCursor } = await deps.listings.find(sellerId, { words, status }, { limit, cursor });
  const known = await deps.listingKnowledge.summaries(
    sellerId,
    items.map(({ listingId }) => listingId),
  );
  return {
    items: items.map((card) => listingSummary(card.listingId, card, known.get(card.listingId))),
    nextCursor,
  };
}

export async function getListing(
  { params: { sellerId, listingId }, response }: Call<typeof listingsRoutes.getListing>,
  deps: FindListingsDeps,
): Promise<Answer<typeof listingsRoutes.getListing>> {
  const { card, known } = await findListing(sellerId, listingId, deps);
  const view = listingView(listingId, card, known);
  response.headers.etag = `"${view.version}"`;
  return view;
}

/** Throws not-found `listing-unknown` for one that neither Avito nor the seller has told us of. */
export async function findListing(
  sellerId: string,
  listingId: string,
  { listings, listingKnowledge }: FindListingsDeps,
): Promise<{ card: Listing | undefined; known: ListingKnowledge | undefined }> {
  const [card, known] = await Promise.all([
    listings.get(sellerId, listingId),
    listingKnowledge.get(sellerId, listingId),
  ]);
  if (card !== undefined || known !== undefined) return { card, known };
  throw new AppError('not-found', { code: 'listing-unknown', message: 'there is no such listing' });
}
