import { transcriptText } from '../../shared/chats/readable-text.ts';
import type { NoticeEvent } from '../../shared/notices/notice-event.ts';
import type { Chats } from '../../shared/store/chats.ts';
import type { Listings } from '../../shared/store/listings.ts';
import type { Messages } from '../../shared/store/messages.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import type { Details } from './notice-body.ts';

export interface DetailsDeps {
  chats: Pick<Chats, 'get'>;
  listings: Pick<Listings, 'get'>;
  messages: Pick<Messages, 'newest'>;
}

/** Enough to go back behind what was written after the turn ended. */
const MESSAGES_LOOKED_AT = 20;
const LONGEST_WORDS = 500;

/** What the chat is about and the buyer's last words in that turn; nothing unless the seller has switched it on. */
export async function readDetails(seller: Seller, event: NoticeEvent, deps: DetailsDeps): Promise<Details> {
  if (seller.notices?.areDetailsShown !== true || !('chatId' in event)) return {};
  const ref = { sellerId: seller.sellerId, chatId: event.chatId };
  const [chat, messages] = await Promise.all([
    deps.chats.get(ref, { isConsistent: false }),
    deps.messages.newest(ref, MESSAGES_LOOKED_AT),
  ]);
  const listing = chat?.listingId && (await deps.listings.get(seller.sellerId, chat.listingId));
  const last = messages.findLast(({ author, seq = 0 }) => author === 'buyer' && seq <= event.seq);
  return {
    ...(listing && listing.title !== '' && { listingTitle: listing.title }),
    ...(last && { lastWords: clipped(transcriptText(last.content)) }),
  };
}

function clipped(text: string): string {
  return text.length > LONGEST_WORDS ? `${text.slice(0, LONGEST_WORDS).toWellFormed()}…` : text;
}
