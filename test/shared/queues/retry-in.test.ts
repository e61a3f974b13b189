import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { retryIn } from '../../../shared/queues/retry-in.ts';
import { anSqs } from '../../support/an-sqs.ts';

let sqs: Awaited<ReturnType<typeof anSqs>>;
beforeAll(async () => {
  sqs = await anSqs();
});
afterAll(() => sqs.close());

let queueUrl: string;
let queues = 0;
beforeEach(async () => {
  queues += 1;
  queueUrl = await sqs.create(`queue-${queues}`);
  await sqs.client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'a job' }));
});

async function aReceivedMessage() {
  const [message] = await sqs.receive(queueUrl);
  if (message === undefined) throw new Error('nothing was received');
  return message;
}

describe('a message that is given back', () => {
  it('is there again after the delay, sooner than the visibility timeout', async () => {
    await retryIn(sqs.client, queueUrl)(await aReceivedMessage(), 0);
    expect(await sqs.receive(queueUrl)).toHaveLength(1);
  });

  it('is not there before', async () => {
    await retryIn(sqs.client, queueUrl)(await aReceivedMessage(), 30);
    expect(await sqs.receive(queueUrl)).toEqual([]);
  });

  it('may be asked to wait longer than SQS can', async () => {
    await expect(retryIn(sqs.client, queueUrl)(await aReceivedMessage(), 1_000_000)).resolves.toBeUndefined();
  });

  it('throws when the queue does not know it', async () => {
    await expect(retryIn(sqs.client, queueUrl)({ receiptHandle: 'nonsense' }, 5)).rejects.toThrow();
  });
});
