import type { SQSRecord } from 'aws-lambda';
import type { DeliverySource } from '../../shared/queues/inbound-queue.ts';

/** A delivery as it lies on the inbound queue. */
export interface QueuedDelivery {
  /** The id of the queue message: the same for every redelivery. */
  queueMessageId: string;
  sellerId: string;
  source: DeliverySource;
  /** The version of the webhook secret that let it in; `undefined` for what reconcile found. */
  secretVersion: number | undefined;
  /** Unix milliseconds. */
  receivedAt: number;
  body: string;
}

/** The inverse of `inboundQueue(…).put`. Only our own functions write to this queue, so nothing here can be wrong but missing. */
export function readRecord({ messageId, messageAttributes, attributes, body }: SQSRecord): QueuedDelivery {
  const secretVersion = messageAttributes.secretVersion?.stringValue;
  return {
    queueMessageId: messageId,
    sellerId: messageAttributes.sellerId?.stringValue ?? 'unknown',
    source: messageAttributes.source?.stringValue === 'reconcile' ? 'reconcile' : 'webhook',
    secretVersion: secretVersion === undefined ? undefined : Number(secretVersion),
    receivedAt: Number(messageAttributes.receivedAt?.stringValue ?? attributes.SentTimestamp),
    body,
  };
}
