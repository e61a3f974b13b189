import { SQSClient } from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localClient } from '../../../local/engines/local-client.ts';
import { type InboundDelivery, inboundQueue } from '../../../shared/queues/inbound-queue.ts';
import { anSqs } from '../../support/an-sqs.ts';

let sqs: Awaited<ReturnType<typeof anSqs>>;
let queueUrl: string;
let queues = 0;
beforeAll(async () => {
  sqs = await anSqs();
});
beforeEach(async () => {
  queues += 1;
  queueUrl = await sqs.create(`inbound-${queues}.fifo`, {
    FifoQueue: 'true',
    DeduplicationScope: 'messageGroup',
    FifoThroughputLimit: 'perMessageGroupId',
  });
});
afterAll(() => sqs.close());

function aDelivery(changes: Partial<InboundDelivery> = {}): InboundDelivery {
  return {
    sellerId: 'seller-1',
    chatId: 'u2i-a~b',
    messageId: 'm-1',
    body: '{"payload":{}}',
    source: 'webhook',
    secretVersion: 1,
    receivedAt: 1_767_261_600_123,
    ...changes,
  };
}
async function put(...deliveries: Partial<InboundDelivery>[]) {
  for (const delivery of deliveries) await inboundQueue(sqs.client, queueUrl).put(aDelivery(delivery));
  return sqs.takeAll(queueUrl);
}

describe('a delivery on the inbound queue', () => {
  it('lies there as it came, with what is known of its way', async () => {
    expect(await put({ body: '{"text":"Сколько стоит? 🪑"}' })).toEqual([
      expect.objectContaining({
        body: '{"text":"Сколько стоит? 🪑"}',
        group: 'seller-1/u2i-a~b',
        attributes: { sellerId: 'seller-1', source: 'webhook', receivedAt: '1767261600123', secretVersion: '1' },
      }),
    ]);
  });

  it('has no secret version when reconcile found it', async () => {
    const { secretVersion: _none, ...found } = aDelivery({ source: 'reconcile' });
    await inboundQueue(sqs.client, queueUrl).put(found);
    const [message] = await sqs.receive(queueUrl);
    expect(message?.attributes).toEqual({ sellerId: 'seller-1', source: 'reconcile', receivedAt: '1767261600123' });
  });

  it('may be as large as the webhook takes', async () => {
    const body = JSON.stringify({ text: 'ж'.repeat(131_065) });
    expect(Buffer.byteLength(body)).toBeGreaterThan(262_100);
    const [message] = await put({ body });
    expect(message?.body).toBe(body);
  });
});

describe('the same message', () => {
  it('told by webhook and by reconcile lies there once', async () => {
    const told = await put({ body: '{"from":"webhook"}' }, { body: '{"from":"history"}', source: 'reconcile' });
    expect(told.map(({ body }) => body)).toEqual(['{"from":"webhook"}']);
  });

  it('of an unknown shape is told by its body', async () => {
    const unknown = { chatId: undefined, messageId: undefined };
    const told = await put(
      { ...unknown, body: '{"a":1}' },
      { ...unknown, body: '{"a":1}' },
      { ...unknown, body: '[]' },
    );
    expect(told.map(({ body, group }) => ({ body, group }))).toEqual([
      { body: '{"a":1}', group: 'seller-1/unknown' },
      { body: '[]', group: 'seller-1/unknown' },
    ]);
  });

  it.each([
    ['chat', { chatId: 'u2i-other' }],
    ['seller', { sellerId: 'seller-2' }],
    ['message', { messageId: 'm-2' }],
    ['message without an id, whatever its body,', { messageId: undefined }],
  ])('is another one in another %s', async (_what, other) => {
    expect(await put({}, other)).toHaveLength(2);
  });
});

describe('the group of a chat', () => {
  it.each([
    ['a space', 'u2i a'],
    ['Cyrillic letters', 'чат-1'],
    ['a line break', 'u2i\n1'],
    ['an emoji', 'u2i-🪑'],
    ['too many characters', 'u'.repeat(500)],
  ])('is hashed when its id holds %s, and stays one group', async (_what, chatId) => {
    const told = await put(
      { chatId, messageId: 'm-1' },
      { chatId, messageId: 'm-2' },
      { chatId: `${chatId}!`, messageId: 'm-3' },
    );
    const groups = told.map(({ group }) => group);
    expect(groups[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(groups).size).toBe(2);
    expect(told).toHaveLength(3);
  });

  it('may be as long as SQS takes', async () => {
    const [message] = await put({ chatId: 'u'.repeat(119) });
    expect(message?.group).toHaveLength(128);
  });
});

describe('characters that SQS refuses', () => {
  it.each(['\ufffe', '\uffff', '\ud800', '\udfff', 'a\uffffb\ufffec'])(
    '%j means the same to whoever parses it',
    async (text) => {
      const raw = `{"text":"${text}"}`;
      const [message] = await put({ body: raw });
      expect(JSON.parse(message?.body ?? '')).toEqual({ text });
    },
  );

  it('mean the same in any JSON', async () => {
    const odd = fc.constantFrom(
      '\ufffe',
      '\uffff',
      '\ud83e',
      '\ude91',
      '\u0000',
      '\u001f',
      '\u2028',
      'ж',
      '🪑',
      '\\',
      '"',
    );
    const json = fc.dictionary(
      fc.array(odd).map((parts) => parts.join('')),
      fc.array(odd).map((parts) => parts.join('')),
    );
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        sent += 1;
        const id = `u2i-${sent}`;
        const [message] = await put({ chatId: id, body: JSON.stringify(value) });
        expect(JSON.parse(message?.body ?? '')).toEqual(value);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a queue that is down', () => {
  it('is told as such, with its cause and without the body', async () => {
    const nobody = new SQSClient({ ...localClient('http://127.0.0.1:1'), maxAttempts: 1 });
    const failure = await inboundQueue(nobody, queueUrl)
      .put(aDelivery({ body: '"слова покупателя"' }))
      .catch((error) => error);
    expect(failure).toMatchObject({ kind: 'transient', code: 'inbound-queue-unavailable', cause: expect.any(Error) });
    expect(String(failure.message) + String(failure.stack)).not.toContain('слова');
  });

  it('is the same when the queue is not there', async () => {
    const put = inboundQueue(sqs.client, `${sqs.url}/000000000000/no-such-queue.fifo`).put(aDelivery());
    await expect(put).rejects.toMatchObject({ kind: 'transient', code: 'inbound-queue-unavailable' });
  });
});
