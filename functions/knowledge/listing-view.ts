import type { listingsRoutes } from '../../shared/api/listings-routes.ts';
import type { Answer } from '../../shared/api/route.ts';
import type { ListingKnowledge } from '../../shared/store/listing-knowledge.ts';
import type { Listing } from '../../shared/store/listings.ts';

type Summary = Answer<typeof listingsRoutes.listListings>['items'][number];

/** What Avito says of a listing with what the seller says of it. One of the two is there. */
export function listingSummary(
  listingId: string,
  card: Listing | undefined,
  known: ListingKnowledge | undefined,
): Summary {
  const seenAt = Math.max(card?.fetchedAt ?? 0, card?.syncedAt ?? 0);
  return {
    listingId,
    title: card?.title ?? '',
    price: card?.price,
    priceText: card?.priceText,
    status: card?.status ?? 'unknown',
    url: card?.url,
    ...(seenAt === 0 ? {} : { seenAt: new Date(seenAt).toISOString() }),
    hasText: known?.textSource !== undefined,
    adId: known?.adId,
    notes: known?.notes,
    floorPrice: known?.floorPrice,
    mode: known?.mode ?? 'inherit',
    version: known?.version ?? 0,
  };
}

export function listingView(
  listingId: string,
  card: Listing | undefined,
  known: ListingKnowledge | undefined,
): Answer<typeof listingsRoutes.getListing> {
  return {
    ...listingSummary(listingId, card, known),
    text: known?.text,
    textSource: known?.textSource,
    attributes: known?.attributes ?? {},
    ...(known?.importedAt === undefined ? {} : { importedAt: new Date(known.importedAt).toISOString() }),
  };
}
