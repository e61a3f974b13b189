import type { MessengerClient } from '../../shared/avito/messenger-client.ts';
import type { BuyerChats } from '../../shared/store/buyer-chats.ts';
import type { ChatCards } from '../../shared/store/chat-cards.ts';
import type { ChatErasure } from '../../shared/store/chat-erasure.ts';
import type { ChatLog } from '../../shared/store/chat-log.ts';
import type { Chats } from '../../shared/store/chats.ts';
import type { Inbox } from '../../shared/store/inbox.ts';
import type { ListingChats } from '../../shared/store/listing-chats.ts';
import type { Messages } from '../../shared/store/messages.ts';
import type { OutgoingMessages } from '../../shared/store/outgoing.ts';
import type { Replies } from '../../shared/store/replies.ts';
import type { ReplyReviews } from '../../shared/store/reply-reviews.ts';
import type { Seller, Sellers } from '../../shared/store/sellers.ts';
import type { TakeInHandDeps } from './take-in-hand.ts';

export interface ReadingDeps {
  cards: Pick<ChatCards, 'get' | 'one' | 'head'>;
  inbox: Pick<Inbox, 'page'>;
  listingChats: Pick<ListingChats, 'page'>;
  chatLog: Pick<ChatLog, 'page' | 'newestMessages'>;
  replies: Pick<Replies, 'newest'>;
  outgoing: Pick<OutgoingMessages, 'recent'>;
  now(): number;
}

export interface SendingDeps extends TakeInHandDeps {
  sellers: Pick<Sellers, 'get' | 'noteAvitoStatus'>;
  chats: Pick<Chats, 'get' | 'takeInHand' | 'startTakeover' | 'endDraft'>;
  messages: Pick<Messages, 'get' | 'put'>;
  chatLog: Pick<ChatLog, 'newestMessages'>;
  replies: Pick<Replies, 'newest' | 'get' | 'keep' | 'settleSent'>;
  reviews: Pick<ReplyReviews, 'approve' | 'resume' | 'release' | 'takeBack'>;
  outgoing: Pick<OutgoingMessages, 'claim' | 'settleSent' | 'release' | 'recent'>;
  /** Avito as this seller. */
  avitoFor(seller: Seller): Pick<MessengerClient, 'sendText' | 'listMessages' | 'markRead'>;
  sleep(milliseconds: number): Promise<void>;
}

export interface ListeningDeps {
  sellers: Pick<Sellers, 'get'>;
  chats: Pick<Chats, 'get'>;
  chatLog: Pick<ChatLog, 'hasVoice'>;
  avitoFor(seller: Seller): Pick<MessengerClient, 'getVoiceUrls'>;
  /** Avito's base URL. */
  avitoUrl: string;
}

export interface TakingDeps extends TakeInHandDeps {
  sellers: Pick<Sellers, 'get'>;
  chats: Pick<Chats, 'get' | 'takeInHand' | 'release'>;
  cards: Pick<ChatCards, 'one'>;
}

export interface ReviewingDeps {
  chats: Pick<Chats, 'get' | 'endDraft'>;
  replies: Pick<Replies, 'get'>;
  reviews: Pick<ReplyReviews, 'dismiss' | 'rate'>;
  now(): number;
}

export interface ErasingDeps {
  chats: Pick<Chats, 'get'>;
  chatErasure: Pick<ChatErasure, 'begin' | 'removeContents' | 'end'>;
  buyerChats: Pick<BuyerChats, 'list' | 'remove'>;
  now(): number;
}

export type ChatsDeps = ReadingDeps & SendingDeps & ListeningDeps & TakingDeps & ReviewingDeps & ErasingDeps;

/** Of one call that sends: longer than the function may run, so that a claim only ends on a call that is dead. */
export const CALL_MS = 30_000;
