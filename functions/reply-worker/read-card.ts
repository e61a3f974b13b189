import { isDeepStrictEqual } from 'node:util';
import type { ChatListing } from '../../shared/avito/chats.ts';
import { buyerNameIn } from '../../shared/chats/buyer-name.ts';
import { roublesIn } from '../../shared/chats/roubles.ts';
import type { Listing } from '../../shared/store/listings.ts';
import type { AnswerDeps, Turn } from './turn.ts';

/** A price may change at any time, and a wrong price costs the seller money: the card is read anew after this long. */
const FRESH_MS = 120_000;
/**
 * A card that says what we know already is not written for its age alone: a write costs as much as the whole look at the chat, and
 * the next look at Avito's runs beside the history and takes no time. Once a day it is, so that one can tell it is alive.
 */
const REWRITTEN_AFTER_MS = 86_400_000;

/** avito-api 2.1: 10 is what active listings carry, 20 is deleted; anything else is not known. */
const STATUS: Record<number, Listing['status']> = { 10: 'active', 20: 'inactive' };

/** The listing a chat is about, from the cache while it is fresh and otherwise from Avito's chat card, which names the buyer too. */
export async function readCard({ seller, chat, learnt }: Turn, deps: AnswerDeps): Promise<Listing | undefined> {
  const cached = chat.listingId === undefined ? undefined : await deps.listings.get(seller.sellerId, chat.listingId);
  if (cached !== undefined && deps.now() - cached.fetchedAt < FRESH_MS) return cached;
  const told = await deps.avitoFor(seller).getChat(chat.chatId);
  const buyerName = buyerNameIn(told, { buyerId: chat.buyerId, accountId: seller.avitoUserId });
  if (buyerName !== undefined) learnt.buyerName = buyerName;
  const { listing: card } = told;
  if (card === undefined) return undefined;
  const known = chat.listingId === card.id ? cached : await deps.listings.get(seller.sellerId, card.id);
  const listing = { ...listingOf(card, deps.now()), ...(known?.syncedAt && { syncedAt: known.syncedAt }) };
  if (known === undefined || saysNew(listing, known)) await deps.listings.put(seller.sellerId, listing);
  return listing;
}

function saysNew(listing: Listing, known: Listing): boolean {
  if (listing.fetchedAt - known.fetchedAt > REWRITTEN_AFTER_MS) return true;
  return !isDeepStrictEqual({ ...listing, fetchedAt: 0 }, { ...known, fetchedAt: 0 });
}

function listingOf(card: ChatListing, now: number): Listing {
  const price = roublesIn(card.priceText);
  return {
    listingId: card.id,
    title: card.title ?? '',
    ...(price === undefined ? {} : { price }),
    ...(card.priceText === undefined ? {} : { priceText: card.priceText }),
    status: STATUS[card.statusId ?? 0] ?? 'unknown',
    ...(card.url === undefined ? {} : { url: card.url }),
    ...(card.ownerId === undefined ? {} : { ownerId: card.ownerId }),
    fetchedAt: now,
  };
}
