import { DeleteMessageBatchCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import { Consumer } from 'sqs-consumer';
import type { InvocationOutcome } from '../lambda/start-instance.ts';
import type { EventSourceDescription } from '../template/read-event-sources.ts';
import { createBatches } from './create-batches.ts';
import { doneMessages } from './done-messages.ts';
import { createSlots } from './slots.ts';
import { toSqsEvent } from './to-sqs-event.ts';

export interface EventSource {
  /** Takes no further message; batches already handed over finish, at most for the grace period. */
  close(graceMs: number): Promise<void>;
}

export interface EventSourceOptions {
  source: EventSourceDescription;
  queueUrl: string;
  sqs: SQSClient;
  invoke(event: object): Promise<InvocationOutcome>;
  onError(error: Error): void;
}

/** Lambda goes up to 1,000; one machine is busy long before. */
const defaultConcurrency = 20;

/**
 * One poller per mapping, and as many invocations at once as the mapping allows: the next batch is received only when one may start,
 * so that no message waits invisibly. What failed stays in the queue until its visibility timeout is over.
 */
export function startEventSource({ source, queueUrl, sqs, invoke, onError }: EventSourceOptions): EventSource {
  const slots = createSlots(source.maxConcurrency ?? defaultConcurrency);
  let isClosing = false;

  const handOver = async (messages: Message[]): Promise<void> => {
    const outcome = await invoke(toSqsEvent(messages, source.queueArn));
    const done = doneMessages(messages, outcome, source.reportsPartialFailures);
    await deleteMessages(sqs, queueUrl, done);
  };
  const batches = createBatches<Message>({
    size: source.batchSize,
    windowMs: source.batchingWindowSeconds * 1000,
    onBatch: (messages) => {
      void slots.take().then(() => handOver(messages).catch(onError).finally(slots.release));
    },
  });

  const consumer = Consumer.create({
    queueUrl,
    sqs,
    batchSize: Math.min(source.batchSize, 10),
    messageSystemAttributeNames: ['All'],
    messageAttributeNames: ['All'],
    suppressFifoWarning: true,
    // Acknowledged by hand: the consumer would wait for one batch before it receives the next.
    shouldDeleteMessages: false,
    preReceiveMessageCallback: async () => {
      await slots.take();
      slots.release();
    },
    handleMessageBatch: async (messages) => {
      batches.add(messages);
      return messages;
    },
  });
  consumer.on('error', (error) => {
    if (!isClosing) onError(error);
  });
  consumer.start();

  return {
    close: async (graceMs) => {
      isClosing = true;
      consumer.stop({ abort: true });
      await Promise.race([slots.idle(), new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
    },
  };
}

async function deleteMessages(sqs: SQSClient, queueUrl: string, messages: Message[]): Promise<void> {
  for (let start = 0; start < messages.length; start += 10) {
    const entries = messages
      .slice(start, start + 10)
      .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }));
  }
}
