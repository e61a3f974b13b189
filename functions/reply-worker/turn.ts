import type { LanguageModel, Transcriber } from '../../shared/ai/language-model.ts';
import type { FetchMedia } from '../../shared/avito/media-files.ts';
import type { MessengerClient } from '../../shared/avito/messenger-client.ts';
import type { CountDeps } from '../../shared/chats/count.ts';
import type { SellerKnowledge } from '../../shared/knowledge/seller-knowledge.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { Measure } from '../../shared/lambda/metrics.ts';
import type { NoticeQueue } from '../../shared/queues/notice-queue.ts';
import type { ReplyQueue } from '../../shared/queues/reply-queue.ts';
import type { Chat, Terms } from '../../shared/store/chat.ts';
import type { Chats } from '../../shared/store/chats.ts';
import type { Counts } from '../../shared/store/counts.ts';
import type { ListingKnowledge, ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import type { Listings } from '../../shared/store/listings.ts';
import type { Message, Messages } from '../../shared/store/messages.ts';
import type { Replies } from '../../shared/store/replies.ts';
import type { Seller, Sellers } from '../../shared/store/sellers.ts';
import type { SystemStop } from '../../shared/store/system.ts';

export type ChatOperations = Pick<
  MessengerClient,
  'getChat' | 'listMessages' | 'sendText' | 'markRead' | 'getVoiceUrls'
>;

export interface AnswerDeps extends CountDeps {
  counts: Pick<Counts, 'add' | 'hours'>;
  sellers: Pick<Sellers, 'get' | 'noteAvitoStatus'>;
  systemStop: Pick<SystemStop, 'isStopped'>;
  chats: Pick<Chats, 'get' | 'takeTurn' | 'releaseTurn' | 'finishTurn' | 'startTakeover'>;
  messages: Pick<Messages, 'newest' | 'put' | 'keepTranscript'>;
  replies: Pick<Replies, 'keep' | 'get' | 'newest' | 'lately' | 'settleSent' | 'settleUnsent'>;
  listings: Pick<Listings, 'get' | 'put'>;
  listingKnowledge: Pick<ListingKnowledgeStore, 'get'>;
  /** What this seller has taught the bot. */
  knowledgeOf(seller: Seller): Promise<SellerKnowledge>;
  replyQueue: ReplyQueue;
  noticeQueue: NoticeQueue;
  /** Avito as this seller. */
  avitoFor(seller: Seller): ChatOperations;
  model: LanguageModel;
  transcriber: Transcriber;
  fetchMedia: FetchMedia;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  log: Log;
  measure: Measure;
}

/** Outlives the function (60 s), so that a lease can only run out on a worker that is dead. */
export const LEASE_MS = 65_000;

/** A turn that is ours until the lease runs out. */
export interface Turn {
  seller: Seller;
  chat: Chat;
  /** The number of the turn's last buyer message: the turn's name. */
  seq: number;
  /** The turn holds the buyer's messages above this number. */
  answeredThrough: number;
  /** What the seller says of the listing the chat is about; absent until it was read. */
  words?: ListingKnowledge | undefined;
  /** What replies to turns before this one bind us to, whose worker died before the chat could note it. */
  unnotedTerms?: Terms;
  /** What Avito tells on the way and the write that ends the turn notes. Filled in as it is read; copies of the turn share it. */
  learnt: { buyerName?: string };
}

/** Whether the message is one of those that the turn answers. */
export function isOfTurn({ author, seq = 0 }: Message, turn: Turn): boolean {
  return author === 'buyer' && seq > turn.answeredThrough && seq <= turn.seq;
}
