import { createHash } from 'node:crypto';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { AppError } from '../errors/app-error.ts';

/** How a delivery reached us. */
export type DeliverySource = 'webhook' | 'reconcile';

export interface InboundDelivery {
  sellerId: string;
  /** `undefined` when the body's shape is unknown: such deliveries share one group per seller. */
  chatId: string | undefined;
  messageId: string | undefined;
  /** Avito's JSON, untouched. */
  body: string;
  source: DeliverySource;
  /** The version of the webhook secret that authenticated the delivery. */
  secretVersion?: number;
  /** Unix milliseconds. */
  receivedAt: number;
}

export interface InboundQueue {
  /** Resolves once SQS has it; throws a transient AppError `inbound-queue-unavailable` otherwise. */
  put(delivery: InboundDelivery): Promise<void>;
}

/** `inbound.fifo`: one group per chat, so that a chat's messages are taken in one by one and in order of arrival. */
export function inboundQueue(sqs: SQSClient, queueUrl: string): InboundQueue {
  return {
    async put(delivery) {
      try {
        await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, ...toSqsMessage(delivery) }));
      } catch (cause) {
        throw new AppError('transient', {
          code: 'inbound-queue-unavailable',
          message: 'the inbound queue did not accept the delivery',
          cause,
        });
      }
    },
  };
}

function toSqsMessage(delivery: InboundDelivery) {
  return {
    MessageBody: withSqsCharactersOnly(delivery.body),
    MessageGroupId: groupId(delivery),
    MessageDeduplicationId: deduplicationId(delivery),
    MessageAttributes: {
      sellerId: text(delivery.sellerId),
      source: text(delivery.source),
      receivedAt: number(delivery.receivedAt),
      ...(delivery.secretVersion === undefined ? {} : { secretVersion: number(delivery.secretVersion) }),
    },
  };
}

/** SQS takes up to 128 letters, digits and punctuation; anything else is hashed, which keeps the grouping. */
function groupId({ sellerId, chatId }: InboundDelivery): string {
  const plain = `${sellerId}/${chatId ?? 'unknown'}`;
  return /^[\x21-\x7e]{1,128}$/.test(plain) ? plain : sha256(plain);
}

/** Webhook and reconcile name the same message alike, so that SQS drops the second within five minutes. */
function deduplicationId({ sellerId, chatId, messageId, body }: InboundDelivery): string {
  return chatId === undefined || messageId === undefined
    ? sha256(`${sellerId}\n${body}`)
    : sha256(`${sellerId}\n${chatId}\n${messageId}`);
}

/**
 * SQS refuses U+FFFE, U+FFFF and lone surrogates. In JSON they can only stand inside a string, where an escape means
 * the same character.
 */
function withSqsCharactersOnly(json: string): string {
  return json.replace(/[\ufffe\uffff]|\p{Surrogate}/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

function text(value: string) {
  return { DataType: 'String', StringValue: value };
}

function number(value: number) {
  return { DataType: 'Number', StringValue: String(value) };
}
