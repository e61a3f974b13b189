import type { MessengerClient } from '../../shared/avito/messenger-client.ts';
import type { CountDeps } from '../../shared/chats/count.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { Measure } from '../../shared/lambda/metrics.ts';
import type { InboundQueue } from '../../shared/queues/inbound-queue.ts';
import type { NoticeQueue } from '../../shared/queues/notice-queue.ts';
import type { ReplyQueue } from '../../shared/queues/reply-queue.ts';
import type { Chats } from '../../shared/store/chats.ts';
import type { Health } from '../../shared/store/health.ts';
import type { Messages } from '../../shared/store/messages.ts';
import type { Replies } from '../../shared/store/replies.ts';
import type { Seller, Sellers } from '../../shared/store/sellers.ts';

export interface ReconcileDeps extends CountDeps {
  sellers: Pick<Sellers, 'get' | 'allIds' | 'noteAvitoStatus' | 'noteWebhook'>;
  chats: Pick<Chats, 'get' | 'inState' | 'finishTurn' | 'noteBuyerName'>;
  messages: Pick<Messages, 'get' | 'newest'>;
  replies: Pick<Replies, 'get' | 'keep' | 'newest' | 'settleUnsent'>;
  health: Pick<Health, 'note' | 'noteRun'>;
  inbound: InboundQueue;
  replyQueue: ReplyQueue;
  noticeQueue: NoticeQueue;
  avitoFor(
    seller: Seller,
  ): Pick<MessengerClient, 'listChats' | 'listMessages' | 'listSubscriptions' | 'subscribeWebhook'>;
  /** The URL that Avito should deliver this seller's messages to. */
  webhookUrlOf(seller: Seller): Promise<string>;
  now(): number;
  log: Log;
  measure: Measure;
}
