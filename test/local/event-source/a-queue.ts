import { randomUUID } from 'node:crypto';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { onTestFinished } from 'vitest';
import { localClient } from '../../../local/engines/local-client.ts';
import { startSqs } from '../../../local/engines/start-sqs.ts';
import { startEventSource } from '../../../local/event-source/start-event-source.ts';
import type { InvocationOutcome } from '../../../local/lambda/start-instance.ts';
import type { EventSourceDescription } from '../../../local/template/read-event-sources.ts';

interface Delivery {
  bodies: string[];
  event: SQSEvent;
  answer(payload?: unknown): void;
  fail(): void;
}

/** A queue with dead letters in the real engine, and a function that is told what to answer. */
export async function aQueue(
  given: {
    fifo?: boolean;
    visibilitySeconds?: number;
    maxReceiveCount?: number;
  } & Partial<EventSourceDescription> = {},
) {
  const { fifo = false, visibilitySeconds = 30, maxReceiveCount = 2, ...source } = given;
  const engine = await startSqs();
  const sqs = new SQSClient(localClient(engine.url));
  const suffix = fifo ? '.fifo' : '';
  const kind = fifo ? { FifoQueue: 'true' } : {};
  const queueArn = `arn:aws:sqs:eu-central-1:000000000000:messages${suffix}`;
  const deadLetterTargetArn = `arn:aws:sqs:eu-central-1:000000000000:dead${suffix}`;
  await sqs.send(new CreateQueueCommand({ QueueName: `dead${suffix}`, Attributes: kind }));
  await sqs.send(
    new CreateQueueCommand({
      QueueName: `messages${suffix}`,
      Attributes: {
        ...kind,
        VisibilityTimeout: String(visibilitySeconds),
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }),
      },
    }),
  );
  const url = (name: string) => `${engine.url}/000000000000/${name}${suffix}`;
  const inbox = createInbox();
  const errors: Error[] = [];
  const running = startEventSource({
    source: {
      functionArn: 'arn',
      queueArn,
      batchSize: 10,
      batchingWindowSeconds: 0,
      reportsPartialFailures: true,
      maxConcurrency: undefined,
      ...source,
    },
    queueUrl: url('messages'),
    sqs,
    invoke: inbox.invoke,
    onError: (error) => errors.push(error),
  });
  onTestFinished(async () => {
    await running.close(0);
    sqs.destroy();
    await engine.close();
  });
  return {
    errors,
    close: running.close,
    next: inbox.next,
    waiting: inbox.waiting,
    send: (MessageBody: string, more: Partial<SendMessageCommandInput> = {}) =>
      sqs.send(
        new SendMessageCommand({
          QueueUrl: url('messages'),
          MessageBody,
          ...(fifo ? { MessageGroupId: 'chat', MessageDeduplicationId: randomUUID() } : {}),
          ...more,
        }),
      ),
    count: async (name: 'messages' | 'dead') => {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: url(name), AttributeNames: ['All'] }),
      );
      return {
        visible: Number(Attributes.ApproximateNumberOfMessages),
        hidden: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
      };
    },
  };
}

function createInbox() {
  const arrived: Delivery[] = [];
  const wanted: ((delivery: Delivery) => void)[] = [];
  return {
    waiting: () => arrived.length,
    next: () =>
      new Promise<Delivery>((resolve) => {
        const delivery = arrived.shift();
        if (delivery) resolve(delivery);
        else wanted.push(resolve);
      }),
    invoke: (event: object) =>
      new Promise<InvocationOutcome>((resolve) => {
        const sqsEvent = event as SQSEvent;
        const delivery: Delivery = {
          event: sqsEvent,
          bodies: sqsEvent.Records.map(({ body }) => body),
          answer: (payload = null) => resolve({ kind: 'answered', payload }),
          fail: () => resolve({ kind: 'failed', error: { name: 'Error', message: 'failed' } }),
        };
        const take = wanted.shift();
        if (take) take(delivery);
        else arrived.push(delivery);
      }),
  };
}
