import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arnOf } from '../../../local/template/account.ts';
import { countMessages } from '../../../shared/care/count-messages.ts';
import { type Redrive, redrive } from '../../../shared/care/redrive.ts';
import { anSqs } from '../../support/an-sqs.ts';

let sqs: Awaited<ReturnType<typeof anSqs>>;
let queues = 0;
beforeAll(async () => {
  sqs = await anSqs();
});
afterAll(() => sqs.close());

const FIFO = { FifoQueue: 'true', DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' };

/** A FIFO queue and its dead letters; `fail` receives a message so often that it dies. */
async function aFifoPair() {
  queues += 1;
  const deadLettersUrl = await sqs.create(`dead-${queues}.fifo`, FIFO);
  const queueUrl = await sqs.create(`queue-${queues}.fifo`, {
    ...FIFO,
    VisibilityTimeout: '0',
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: arnOf('sqs', `dead-${queues}.fifo`),
      maxReceiveCount: 1,
    }),
  });
  const task: Redrive = { deadLettersUrl, queueUrl, limit: 100, lookSeconds: 0 };
  return {
    task,
    put: (group: string, body: string, id = body) =>
      sqs.client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageGroupId: group,
          MessageDeduplicationId: id,
          MessageAttributes: { sellerId: { DataType: 'String', StringValue: 'seller-1' } },
        }),
      ),
    /** Lets everything in the queue die. */
    async giveUp() {
      const look = new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 });
      for (let round = 0; round < 20; round += 1) await sqs.client.send(look);
    },
    deadCount: async () => (await countMessages(sqs.client, deadLettersUrl)).visible,
  };
}

describe('dead letters of a FIFO queue', () => {
  let pair: Awaited<ReturnType<typeof aFifoPair>>;
  beforeEach(async () => {
    pair = await aFifoPair();
    await pair.put('chat-1', 'first');
    await pair.put('chat-1', 'second');
    await pair.put('chat-2', 'other');
    await pair.giveUp();
    expect(await pair.deadCount()).toBe(3);
  });

  it('go back with group, attributes and order, though they were sent within the last five minutes', async () => {
    expect(await redrive(sqs.client, pair.task)).toEqual({ moved: 3, left: 0 });
    const back = await sqs.takeAll(pair.task.queueUrl);
    expect(back.filter(({ group }) => group === 'chat-1').map(({ body }) => body)).toEqual(['first', 'second']);
    expect(back.filter(({ group }) => group === 'chat-2').map(({ body }) => body)).toEqual(['other']);
    expect(back[0]?.attributes).toEqual({ sellerId: 'seller-1' });
    expect(await pair.deadCount()).toBe(0);
  });

  it('are moved as many as asked for, and the rest is counted', async () => {
    expect(await redrive(sqs.client, { ...pair.task, limit: 2 })).toEqual({ moved: 2, left: 1 });
    expect(await redrive(sqs.client, { ...pair.task, limit: 2 })).toEqual({ moved: 1, left: 0 });
    expect(await sqs.takeAll(pair.task.queueUrl)).toHaveLength(3);
  });

  it('are neither lost nor doubled when the deletion fails and it is done again', async () => {
    const failing = failingAt(sqs.client, DeleteMessageCommand);
    await expect(redrive(failing, { ...pair.task, limit: 1 })).rejects.toMatchObject({ code: 'queue-unavailable' });
    // The dead letter shows up again once its time is over; here it is sent again by hand, as it would be then.
    const [sent] = await sqs.takeAll(pair.task.queueUrl);
    expect(sent?.body).toBe('first');
    await sqs.client.send(
      new SendMessageCommand({
        QueueUrl: pair.task.queueUrl,
        MessageBody: 'first',
        MessageGroupId: 'chat-1',
        MessageDeduplicationId: failing.lastDeduplicationId(),
      }),
    );
    expect(await sqs.takeAll(pair.task.queueUrl)).toEqual([]);
  });

  it('stay where they are when the queue does not take them', async () => {
    const failing = failingAt(sqs.client, SendMessageCommand);
    await expect(redrive(failing, pair.task)).rejects.toMatchObject({ kind: 'transient', code: 'queue-unavailable' });
    const { visible, inFlight } = await countMessages(sqs.client, pair.task.deadLettersUrl);
    expect(visible + inFlight).toBe(3);
    expect(await sqs.takeAll(pair.task.queueUrl)).toEqual([]);
  });

  it('that were moved before a failure are told', async () => {
    expect(await redrive(failingAt(sqs.client, SendMessageCommand, 2), pair.task)).toEqual({ moved: 1, left: 2 });
  });
});

it('of a standard queue go back, each to its seller', async () => {
  const deadLettersUrl = await sqs.create('dead-replies');
  const queueUrl = await sqs.create('replies-again');
  const job = JSON.stringify({ sellerId: 'seller-1', chatId: 'u2i-1', seq: 1 });
  await sqs.client.send(
    new SendMessageCommand({ QueueUrl: deadLettersUrl, MessageBody: job, MessageGroupId: 'seller-1' }),
  );
  expect(await redrive(sqs.client, { deadLettersUrl, queueUrl, limit: 5, lookSeconds: 0 })).toEqual({
    moved: 1,
    left: 0,
  });
  expect(await sqs.takeAll(queueUrl)).toMatchObject([{ body: job }]);
});

it('of nothing moves nothing', async () => {
  const pair = await aFifoPair();
  expect(await redrive(sqs.client, pair.task)).toEqual({ moved: 0, left: 0 });
});

/** A client whose n-th command of a kind never gets through. */
function failingAt(client: SQSClient, Command: typeof SendMessageCommand | typeof DeleteMessageCommand, nth = 1) {
  let seen = 0;
  let deduplicationId = '';
  const send = (command: Parameters<SQSClient['send']>[0]) => {
    if (command instanceof SendMessageCommand) deduplicationId = command.input.MessageDeduplicationId ?? '';
    if (command instanceof Command) {
      seen += 1;
      if (seen === nth) return Promise.reject(new Error('SQS is away'));
    }
    return client.send(command);
  };
  return Object.assign(Object.create(client), { send, lastDeduplicationId: () => deduplicationId }) as SQSClient & {
    lastDeduplicationId(): string;
  };
}
