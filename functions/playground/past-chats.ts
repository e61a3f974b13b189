import { decodeCursor, encodeCursor } from '../../shared/store/cursor.ts';
import { EARLIEST, type Inbox, inboxPositionSchema, LATEST } from '../../shared/store/inbox.ts';
import type { ListingChats } from '../../shared/store/listing-chats.ts';

export interface PastChatsDeps {
  inbox: Pick<Inbox, 'page'>;
  listingChats: Pick<ListingChats, 'page'>;
}

export interface PastChatsQuestion {
  sellerId: string;
  listingId: string | undefined;
  /** ISO time; chats that have not changed since are passed over. */
  since: string | undefined;
}

const STATES = ['needs-human', 'draft', 'answering', 'waiting'] as const;

/**
 * The next chat of a seller's, and the place behind it; `undefined` at the end. Those that changed last come first; of a listing,
 * in no order.
 */
export async function nextChat(
  { sellerId, listingId, since }: PastChatsQuestion,
  place: string | undefined,
  { inbox, listingChats }: PastChatsDeps,
): Promise<{ chatId: string | undefined; place: string | undefined }> {
  if (listingId !== undefined) {
    const { chatIds, nextCursor } = await listingChats.page({ sellerId, listingId }, { limit: 1, cursor: place });
    return { chatId: chatIds[0], place: nextCursor };
  }
  const from = since === undefined ? EARLIEST : new Date(since).toISOString();
  const ranges = STATES.map((state) => ({ state, from, to: LATEST }));
  const position = decodeCursor(place, inboxPositionSchema);
  const { entries, next } = await inbox.page({ sellerId, ranges }, { limit: 1, position });
  return { chatId: entries[0]?.chatId, place: next === undefined ? undefined : encodeCursor(next) };
}
