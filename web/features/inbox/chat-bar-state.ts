import type { Seller } from '../../parts/seller.ts';
import type { Chat } from './chat-data.ts';

export type BarState =
  | 'takenOver'
  | 'needsHuman'
  | 'draft'
  | 'answering'
  | 'purchase'
  | 'stopped'
  | 'off'
  | 'drafts'
  | 'auto';
type ChatFacts = Pick<Chat, 'state' | 'takeoverUntil' | 'handedOffAt' | 'isOurPurchase'>;
type SellerFacts = Pick<Seller, 'mode' | 'isStopped'> & { isStoppedForAll?: boolean | undefined };

/** In whose hands a chat is, as one word: what a person must do comes before how the shop is set. */
export function barState(chat: ChatFacts, seller: SellerFacts, now: number): BarState {
  if (chat.takeoverUntil !== undefined && Date.parse(chat.takeoverUntil) > now) return 'takenOver';
  if (chat.state === 'needs-human') return 'needsHuman';
  if (chat.state === 'draft') return 'draft';
  if (chat.isOurPurchase) return 'purchase';
  if (seller.isStopped || seller.isStoppedForAll === true) return 'stopped';
  if (chat.state === 'answering') return 'answering';
  if (chat.handedOffAt !== undefined) return 'needsHuman';
  return seller.mode === 'off' ? 'off' : seller.mode === 'draft' ? 'drafts' : 'auto';
}
