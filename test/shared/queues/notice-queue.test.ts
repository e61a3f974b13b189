import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localClient } from '../../../local/engines/local-client.ts';
import { type NoticeJob, noticeJobSchema, noticeQueue } from '../../../shared/queues/notice-queue.ts';
import { anSqs } from '../../support/an-sqs.ts';

let sqs: Awaited<ReturnType<typeof anSqs>>;
let queueUrl: string;
beforeAll(async () => {
  sqs = await anSqs();
  queueUrl = await sqs.create('notices');
});
afterAll(() => sqs.close());

const event = { type: 'turn.failed', at: 1, chatId: 'u2i-a~b', seq: 3, reason: 'gave-up' } as const;
const jobs: NoticeJob[] = [
  { sellerId: 'seller-1', channel: 'webhook', event },
  { sellerId: 'seller-1', channel: 'telegram', event },
];

describe('jobs of the notifier', () => {
  it('read back as they were', async () => {
    await noticeQueue(sqs.client, queueUrl).put(jobs);
    const taken = await sqs.takeAll(queueUrl);
    expect(taken.map(({ body }) => noticeJobSchema.parse(JSON.parse(body)))).toEqual(expect.arrayContaining(jobs));
  });

  it('ask SQS for fairness between sellers, in one request', async () => {
    const sent: unknown[] = [];
    const client = new SQSClient({ ...localClient(sqs.url), maxAttempts: 1 });
    client.middlewareStack.add(
      (next) => (args) => {
        sent.push('Entries' in args.input ? args.input.Entries : args.input);
        return next(args);
      },
      { step: 'initialize' },
    );
    await noticeQueue(client, queueUrl).put(jobs);
    client.destroy();
    const ofSeller = expect.objectContaining({ MessageGroupId: 'seller-1' });
    expect(sent).toEqual([[ofSeller, ofSeller]]);
  });

  it('are not taken for queued when SQS took only some of them', async () => {
    const client = new SQSClient({ ...localClient(sqs.url), maxAttempts: 1 });
    const Failed = [{ Id: '1', SenderFault: false, Code: 'InternalError' }];
    client.middlewareStack.add(
      () => async () => ({ output: { Successful: [], Failed, $metadata: {} }, response: {} }),
      {
        step: 'initialize',
      },
    );
    await expect(noticeQueue(client, queueUrl).put(jobs)).rejects.toMatchObject({
      kind: 'transient',
      code: 'notices-not-queued',
      message: 'the queue of notices did not take 1 of 2',
    });
    client.destroy();
  });

  it('throw when the queue is not there', async () => {
    await expect(noticeQueue(sqs.client, `${sqs.url}/000000000000/none`).put(jobs)).rejects.toThrow();
  });

  it.each([
    {},
    { ...jobs[0], channel: 'fax' },
    { ...jobs[0], sellerId: '' },
    { ...jobs[0], event: { type: 'turn.failed' } },
    null,
  ])('are not: %j', (value) => {
    expect(noticeJobSchema.safeParse(value).success).toBe(false);
  });
});
