import type { MessageEvent } from '../../shared/avito/webhook-event.ts';
import type { CountDeps } from '../../shared/chats/count.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { Measure } from '../../shared/lambda/metrics.ts';
import type { DeliverySource } from '../../shared/queues/inbound-queue.ts';
import type { ReplyQueue } from '../../shared/queues/reply-queue.ts';
import { expiryOf } from '../../shared/sellers/retention.ts';
import type { BuyerChats } from '../../shared/store/buyer-chats.ts';
import type { Chats } from '../../shared/store/chats.ts';
import type { ListingChats } from '../../shared/store/listing-chats.ts';
import type { Message, Messages } from '../../shared/store/messages.ts';
import type { Replies } from '../../shared/store/replies.ts';
import type { Seller } from '../../shared/store/sellers.ts';

export interface TakeInDeps extends CountDeps {
  chats: Pick<Chats, 'get' | 'openTurn' | 'noteUnanswerable' | 'startTakeover'>;
  listingChats: Pick<ListingChats, 'add'>;
  buyerChats: Pick<BuyerChats, 'add'>;
  messages: Pick<Messages, 'get' | 'put'>;
  replies: Pick<Replies, 'newest' | 'keep' | 'settleSent'>;
  replyQueue: ReplyQueue;
  now(): number;
  log: Log;
  measure: Measure;
}

/** A message that is known to concern this seller's account. */
export interface Arrival {
  seller: Seller;
  event: MessageEvent;
  source: DeliverySource;
  /** Unix milliseconds; the same at every redelivery. */
  receivedAt: number;
}

/** `erased`: its chat was erased after it was written, and it stays so. */
export type TakenIn =
  | 'scheduled'
  | 'not-to-be-answered'
  | 'duplicate'
  | 'system'
  | 'echo'
  | 'takeover'
  | 'human'
  | 'erased';

/** Unix milliseconds at which the webhook brought it; `undefined` for what reconcile found. */
export function webhookTime({ source, receivedAt }: Arrival): number | undefined {
  return source === 'webhook' ? receivedAt : undefined;
}

/** An event without a time is filed under the time it reached us. */
export function asMessage({ seller, event, source, receivedAt }: Arrival): Omit<Message, 'author'> {
  const createdAt = event.createdAt ?? Math.floor(receivedAt / 1_000);
  return {
    sellerId: seller.sellerId,
    chatId: event.chatId,
    messageId: event.messageId,
    content: event.content,
    createdAt,
    knownAt: receivedAt,
    source,
    expiresAt: expiryOf(seller.settings, createdAt * 1_000),
  };
}
