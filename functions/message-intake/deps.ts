import { SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment, text, url } from '../../shared/lambda/environment.ts';
import { createLog } from '../../shared/lambda/log.ts';
import { createMeasure } from '../../shared/lambda/metrics.ts';
import { replyQueue } from '../../shared/queues/reply-queue.ts';
import { retryIn } from '../../shared/queues/retry-in.ts';
import { BuyerChats } from '../../shared/store/buyer-chats.ts';
import { Chats } from '../../shared/store/chats.ts';
import { Counts } from '../../shared/store/counts.ts';
import { ListingChats } from '../../shared/store/listing-chats.ts';
import { Messages } from '../../shared/store/messages.ts';
import { ParkedEvents } from '../../shared/store/parked-events.ts';
import { Replies } from '../../shared/store/replies.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import { connectTable } from '../../shared/store/table.ts';
import type { DeliveryDeps } from './take-in-delivery.ts';

export interface IntakeDeps extends DeliveryDeps {
  retryIn: ReturnType<typeof retryIn>;
}

export function createDeps(): IntakeDeps {
  const environment = readEnvironment({ TABLE_NAME: text, INBOUND_QUEUE_URL: url, REPLIES_QUEUE_URL: url });
  const sqs = new SQSClient();
  const table = connectTable(environment.TABLE_NAME);
  return {
    sellers: new Sellers(table),
    chats: new Chats(table),
    counts: new Counts(table),
    listingChats: new ListingChats(table),
    buyerChats: new BuyerChats(table),
    messages: new Messages(table),
    replies: new Replies(table),
    parkedEvents: new ParkedEvents(table),
    replyQueue: replyQueue(sqs, environment.REPLIES_QUEUE_URL),
    retryIn: retryIn(sqs, environment.INBOUND_QUEUE_URL),
    now: Date.now,
    log: createLog(),
    measure: createMeasure(),
  };
}
