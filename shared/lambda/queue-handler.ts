import {
  BatchProcessor,
  EventType,
  processPartialResponse,
  SqsFifoPartialProcessorAsync,
} from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { isAppError } from '../errors/app-error.ts';
import type { Log } from './log.ts';

export interface QueueWork {
  /** Handles one record. Throwing sends it back to the queue, and after the last try to the dead letters. */
  handle(record: SQSRecord): Promise<void>;
  /** Makes a failed record visible again after the delay, sooner than the queue's visibility timeout. */
  retryIn(record: SQSRecord, seconds: number): Promise<void>;
  log: Log;
}

export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

const RETRY_SECONDS = [2, 10, 30, 120];
const LAST_RETRY_SECONDS = 120;

/** A worker of a standard queue: the records of a batch run side by side, a failed one alone is retried. */
export function standardQueueHandler(work: QueueWork): QueueHandler {
  return async (event, context) => {
    const delays = new RetryDelays();
    const response = await processPartialResponse(event, attempt(work, delays), new BatchProcessor(EventType.SQS), {
      context,
      throwOnFullBatchFailure: false,
    });
    await giveBack(event, response, delays, work);
    return response;
  };
}

/**
 * A worker of a FIFO queue: after a failure the rest of that message group is given back unread, so that order holds,
 * and the other groups of the batch go on.
 */
export function fifoQueueHandler(work: QueueWork): QueueHandler {
  return async (event, context) => {
    const delays = new RetryDelays();
    const response = await processPartialResponse(event, attempt(work, delays), new SqsFifoPartialProcessorAsync(), {
      context,
      skipGroupOnError: true,
      throwOnFullBatchFailure: false,
    });
    await giveBack(event, response, delays, work);
    return response;
  };
}

/** How long each failed record waits. A FIFO group waits as a whole: one record held back would block the others. */
class RetryDelays {
  readonly #seconds = new Map<string, number>();

  set(record: SQSRecord, seconds: number): void {
    this.#seconds.set(record.attributes.MessageGroupId ?? record.messageId, seconds);
    this.#seconds.set(record.messageId, seconds);
  }

  of(record: SQSRecord): number {
    const own = this.#seconds.get(record.messageId);
    return own ?? this.#seconds.get(record.attributes.MessageGroupId ?? '') ?? LAST_RETRY_SECONDS;
  }
}

function attempt(work: QueueWork, delays: RetryDelays) {
  return async (record: SQSRecord): Promise<void> => {
    try {
      await work.handle(record);
    } catch (error) {
      const tries = Number(record.attributes.ApproximateReceiveCount);
      const retryInSeconds = retrySeconds(error, tries);
      delays.set(record, retryInSeconds);
      work.log.error('record goes back to the queue', {
        queueMessageId: record.messageId,
        tries,
        retryInSeconds,
        error,
      });
      throw error;
    }
  };
}

async function giveBack(event: SQSEvent, response: SQSBatchResponse, delays: RetryDelays, work: QueueWork) {
  const failed = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const records = event.Records.filter(({ messageId }) => failed.has(messageId));
  // Best effort: where it does not succeed, the queue's visibility timeout still brings the record back.
  await Promise.allSettled(records.map((record) => work.retryIn(record, delays.of(record))));
}

function retrySeconds(error: unknown, tries: number): number {
  const asked = isAppError(error) ? error.retryAfterSeconds : undefined;
  return Math.ceil(asked ?? RETRY_SECONDS[tries - 1] ?? LAST_RETRY_SECONDS);
}
