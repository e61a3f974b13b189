import type { ChatNameTexts } from './chat-name-texts.ts';

/** What a chat is about; a listing that nobody knows any more is told by its number. */
export function listingTitle(
  listing: { id: string; title?: string | undefined } | undefined,
  t: ChatNameTexts,
): string {
  if (listing === undefined) return t('noListing');
  return listing.title || t('listing', { id: listing.id });
}

/** A buyer's name; of one without a name the end of his number, to tell two from each other. */
export function buyerName(buyer: { id: string; name?: string | undefined } | undefined, t: ChatNameTexts): string {
  if (buyer === undefined) return t('someBuyer');
  return buyer.name?.trim() || t('buyer', { end: buyer.id.slice(-4) });
}
