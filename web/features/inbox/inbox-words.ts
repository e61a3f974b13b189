import type { ListedChat } from '../../parts/chat-changes.ts';
import type { InboxTexts } from './inbox-texts.ts';

/** What the chat is about; a listing that nobody knows any more is told by its number. */
export function listingTitle({ listing }: Pick<ListedChat, 'listing'>, t: InboxTexts): string {
  if (listing === undefined) return t('noListing');
  return listing.title || t('listingGone', { id: listing.id });
}

/** The buyer's name; of one without a name the end of his number, to tell two from each other. */
export function buyerName({ buyer }: Pick<ListedChat, 'buyer'>, t: InboxTexts): string {
  if (buyer === undefined) return t('someBuyer');
  return buyer.name?.trim() || t('buyer', { id: `…${buyer.id.slice(-4)}` });
}

/** What is to be known about a chat before it is opened; a chat that waits for the buyer bears no mark. */
export function markOf(
  { state, takeoverUntil }: Pick<ListedChat, 'state' | 'takeoverUntil'>,
  now: number,
): 'needs-human' | 'draft' | 'answering' | 'takeover' | undefined {
  if (state === 'needs-human' || state === 'draft') return state;
  if (takeoverUntil !== undefined && Date.parse(takeoverUntil) > now) return 'takeover';
  return state === 'answering' ? state : undefined;
}
