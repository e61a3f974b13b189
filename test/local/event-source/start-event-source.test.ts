import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aQueue } from './a-queue.ts';

// The engine reads the time and nothing else: moving the clock ends a visibility timeout.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  return () => vi.useRealTimers();
});

describe('a message', () => {
  it('reaches the function as Lambda would hand it over', async () => {
    const queue = await aQueue({ fifo: true });
    await queue.send('привет 👋', {
      MessageGroupId: 'chat-1',
      MessageDeduplicationId: 'once',
      MessageAttributes: {
        sellerId: { DataType: 'String', StringValue: 'demo' },
        raw: { DataType: 'Binary', BinaryValue: Buffer.from('bytes') },
      },
    });
    const { event, answer } = await queue.next();
    expect(event.Records).toEqual([
      {
        messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        receiptHandle: expect.any(String),
        body: 'привет 👋',
        attributes: {
          SenderId: '000000000000',
          SentTimestamp: String(Date.now()),
          ApproximateReceiveCount: '1',
          ApproximateFirstReceiveTimestamp: String(Date.now()),
          MessageGroupId: 'chat-1',
          MessageDeduplicationId: 'once',
          SequenceNumber: expect.stringMatching(/^\d{20}$/),
        },
        messageAttributes: {
          sellerId: { dataType: 'String', stringValue: 'demo', stringListValues: [], binaryListValues: [] },
          raw: { dataType: 'Binary', binaryValue: btoa('bytes'), stringListValues: [], binaryListValues: [] },
        },
        md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:messages.fifo',
        awsRegion: 'eu-central-1',
      },
    ]);
    answer();
  });

  it('is gone once the function has answered', async () => {
    const queue = await aQueue();
    await queue.send('one');
    (await queue.next()).answer();
    await vi.waitFor(async () => expect(await queue.count('messages')).toEqual({ visible: 0, hidden: 0 }));
  });

  it('comes again after its visibility timeout when the invocation failed, and is counted', async () => {
    const queue = await aQueue();
    await queue.send('one');
    (await queue.next()).fail();
    vi.setSystemTime(Date.now() + 29_000);
    expect(queue.waiting()).toBe(0);
    vi.setSystemTime(Date.now() + 2_000);
    const again = await queue.next();
    expect(again.event.Records[0]?.attributes.ApproximateReceiveCount).toBe('2');
    again.answer();
  });

  it('is a dead letter after it failed as often as the queue allows', async () => {
    const queue = await aQueue({ maxReceiveCount: 2 });
    await queue.send('one');
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      (await queue.next()).fail();
      vi.setSystemTime(Date.now() + 31_000);
    }
    await vi.waitFor(async () => expect(await queue.count('dead')).toEqual({ visible: 1, hidden: 0 }));
    expect(queue.waiting()).toBe(0);
  });

  it('that is delayed comes when its delay is over', async () => {
    const queue = await aQueue();
    await queue.send('later', { DelaySeconds: 5 });
    await queue.send('now');
    const first = await queue.next();
    expect(first.bodies).toEqual(['now']);
    first.answer();
    vi.setSystemTime(Date.now() + 5_001);
    expect((await queue.next()).bodies).toEqual(['later']);
  });
});

describe('a batch', () => {
  it('keeps only the messages the function names', async () => {
    const queue = await aQueue({ maxConcurrency: 1, batchSize: 3 });
    await queue.send('blocks the function');
    const first = await queue.next();
    await Promise.all(['a', 'b', 'c'].map((body) => queue.send(body)));
    first.answer();
    const { event, bodies, answer } = await queue.next();
    expect(bodies.toSorted()).toEqual(['a', 'b', 'c']);
    const failed = event.Records.find(({ body }) => body === 'b');
    answer({ batchItemFailures: [{ itemIdentifier: failed?.messageId }] });
    await vi.waitFor(async () => expect(await queue.count('messages')).toEqual({ visible: 0, hidden: 1 }));
    vi.setSystemTime(Date.now() + 31_000);
    expect((await queue.next()).bodies).toEqual(['b']);
  });

  it('comes again as a whole after an answer of another shape', async () => {
    const queue = await aQueue();
    await queue.send('one');
    (await queue.next()).answer({ batchItemFailures: 'none' });
    vi.setSystemTime(Date.now() + 31_000);
    expect((await queue.next()).bodies).toEqual(['one']);
  });
});

describe('a FIFO queue', () => {
  it('hands the messages of a group over in order, one after the other', async () => {
    const queue = await aQueue({ fifo: true });
    for (const body of ['1', '2', '3']) await queue.send(body);
    for (const body of ['1', '2', '3']) {
      const { bodies, answer } = await queue.next();
      expect(bodies).toEqual([body]);
      expect(queue.waiting()).toBe(0);
      answer();
    }
  });

  it('holds a group back while its first message fails, and no other group', async () => {
    const queue = await aQueue({ fifo: true, maxReceiveCount: 5 });
    await queue.send('a1', { MessageGroupId: 'a' });
    (await queue.next()).fail();
    await queue.send('a2', { MessageGroupId: 'a' });
    await queue.send('b1', { MessageGroupId: 'b' });
    const other = await queue.next();
    expect(other.bodies).toEqual(['b1']);
    other.answer();
    vi.setSystemTime(Date.now() + 31_000);
    const again = await queue.next();
    expect(again.bodies).toEqual(['a1']);
    again.answer();
    expect((await queue.next()).bodies).toEqual(['a2']);
  });

  it('works on several groups at once', async () => {
    const queue = await aQueue({ fifo: true, maxConcurrency: 2 });
    await queue.send('a1', { MessageGroupId: 'a' });
    const first = await queue.next();
    await queue.send('b1', { MessageGroupId: 'b' });
    expect((await queue.next()).bodies).toEqual(['b1']);
    first.answer();
  });

  it('drops a message that was sent twice', async () => {
    const queue = await aQueue({ fifo: true });
    await queue.send('once', { MessageDeduplicationId: 'same' });
    await queue.send('twice', { MessageDeduplicationId: 'same' });
    await queue.send('last');
    for (const body of ['once', 'last']) {
      const { bodies, answer } = await queue.next();
      expect(bodies).toEqual([body]);
      answer();
    }
  });
});

describe('the function', () => {
  it('never runs more often at once than the mapping allows, and messages it has no place for stay visible', async () => {
    const queue = await aQueue({ batchSize: 1, maxConcurrency: 2 });
    for (const body of ['1', '2', '3']) await queue.send(body);
    const first = await queue.next();
    await queue.next();
    expect(await queue.count('messages')).toEqual({ visible: 1, hidden: 2 });
    first.answer();
    expect((await queue.next()).bodies).toEqual(['3']);
  });

  it('that runs while the source closes may finish, and its messages are deleted', async () => {
    const queue = await aQueue();
    await queue.send('one');
    const running = await queue.next();
    const closed = queue.close(5_000);
    running.answer();
    await closed;
    expect(await queue.count('messages')).toEqual({ visible: 0, hidden: 0 });
    await queue.send('after');
    expect(await queue.count('messages')).toEqual({ visible: 1, hidden: 0 });
    expect(queue.errors).toEqual([]);
  });

  it('that never answers does not keep the source open', async () => {
    const queue = await aQueue();
    await queue.send('one');
    await queue.next();
    await queue.close(10);
    expect(await queue.count('messages')).toEqual({ visible: 0, hidden: 1 });
  });
});
