import { GetQueueAttributesCommand, type SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localClient } from '../../../local/engines/local-client.ts';
import { replyJobSchema, replyQueue } from '../../../shared/queues/reply-queue.ts';
import { anSqs } from '../../support/an-sqs.ts';

let sqs: Awaited<ReturnType<typeof anSqs>>;
beforeAll(async () => {
  sqs = await anSqs();
});
afterAll(() => sqs.close());

const job = { sellerId: 'seller-1', chatId: 'u2i-a~b', seq: 3 };

async function delayedIn(queueUrl: string): Promise<number> {
  const { Attributes } = await sqs.client.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['ApproximateNumberOfMessagesDelayed'] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessagesDelayed);
}

describe('a job for the reply worker', () => {
  it('is delivered at once without a delay, and reads back as it was', async () => {
    await replyQueue(sqs.client, sqs.repliesUrl).schedule(job, 0);
    const [message] = await sqs.receive(sqs.repliesUrl);
    expect(replyJobSchema.parse(JSON.parse(message?.body ?? ''))).toEqual(job);
  });

  it('is held back for its delay', async () => {
    const queueUrl = await sqs.create('delayed');
    await replyQueue(sqs.client, queueUrl).schedule(job, 7);
    expect(await sqs.receive(queueUrl)).toEqual([]);
    expect(await delayedIn(queueUrl)).toBe(1);
  });

  it.each([
    { asked: -5, given: 0 },
    { asked: 0, given: 0 },
    { asked: 0.2, given: 1 },
    { asked: 6.999, given: 7 },
    { asked: 900, given: 900 },
    { asked: 901, given: 900 },
    { asked: 86_400, given: 900 },
  ])('asks SQS for $given s when $asked s are wanted, and for fairness between sellers', async ({ asked, given }) => {
    const sent: SendMessageCommand['input'][] = [];
    const client = new SQSClient({ ...localClient(sqs.url), maxAttempts: 1 });
    client.middlewareStack.add(
      (next) => (args) => {
        if ('MessageBody' in args.input) sent.push({ ...args.input, QueueUrl: sqs.repliesUrl, MessageBody: '' });
        return next(args);
      },
      { step: 'initialize' },
    );
    await replyQueue(client, sqs.repliesUrl).schedule(job, asked);
    client.destroy();
    expect(sent).toEqual([expect.objectContaining({ DelaySeconds: given, MessageGroupId: 'seller-1' })]);
  });

  it('throws when the queue is not there', async () => {
    const schedule = replyQueue(sqs.client, `${sqs.url}/000000000000/no-such-queue`).schedule(job, 0);
    await expect(schedule).rejects.toThrow();
  });

  it.each([{}, { ...job, seq: 0 }, { ...job, seq: 1.5 }, { ...job, chatId: '' }, { ...job, sellerId: 7 }, null])(
    '%j is no job',
    (value) => {
      expect(replyJobSchema.safeParse(value).success).toBe(false);
    },
  );
});
