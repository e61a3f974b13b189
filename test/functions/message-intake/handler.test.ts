import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readRecord } from '../../../functions/message-intake/read-record.ts';
import { inboundQueue } from '../../../shared/queues/inbound-queue.ts';
import { Messages } from '../../../shared/store/messages.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { anSqs } from '../../support/an-sqs.ts';
import { aContext, anSqsEvent, anSqsRecord } from '../../support/lambda-events.ts';
import { captureOutput } from '../../support/output.ts';
import { aBody, buyerId, type Told } from './an-intake.ts';

let table: TestTable;
let sqs: Awaited<ReturnType<typeof anSqs>>;
let output: ReturnType<typeof captureOutput>;
beforeAll(async () => {
  [table, sqs] = await Promise.all([aTable(), anSqs()]);
  await new Sellers(table).create(aSeller());
});
afterAll(() => Promise.all([table.close(), sqs.close()]));
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => {
  output.restore();
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function load(changes: Record<string, string> = {}) {
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'LOCALLOCALLOCALLOCAL',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_SQS: sqs.url,
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    POWERTOOLS_SERVICE_NAME: 'message-intake',
    POWERTOOLS_METRICS_NAMESPACE: 'AvitoAssistant',
    TABLE_NAME: table.name,
    INBOUND_QUEUE_URL: sqs.inboundUrl,
    REPLIES_QUEUE_URL: sqs.repliesUrl,
    ...changes,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { handler } = await import('../../../functions/message-intake/handler.ts');
  return handler;
}
/** A message that went through the real queue. */
async function aQueuedRecord(told: Required<Pick<Told, 'id' | 'chatId'>>) {
  await inboundQueue(sqs.client, sqs.inboundUrl).put({
    sellerId: 'seller-1',
    chatId: told.chatId,
    messageId: told.id,
    body: aBody({ ...told, created: Math.floor(Date.now() / 1_000) }),
    source: 'webhook',
    secretVersion: 1,
    receivedAt: Date.now(),
  });
  const [message] = await sqs.receive(sqs.inboundUrl);
  if (message === undefined) throw new Error('nothing was queued');
  const attributes = Object.fromEntries(
    Object.entries(message.attributes).map(([name, stringValue = '']) => [name, { stringValue, dataType: 'String' }]),
  );
  const record = anSqsRecord({ id: told.id, body: message.body, group: message.group ?? '', attributes });
  return { ...record, receiptHandle: message.receiptHandle };
}

describe('the intake as Lambda runs it', () => {
  it('takes a batch from the queue: stored, answers asked for, nothing of it logged', async () => {
    const handler = await load();
    const records = [
      await aQueuedRecord({ id: 'm-1', chatId: 'u2i-1' }),
      await aQueuedRecord({ id: 'm-2', chatId: 'u2i-2' }),
    ];
    expect(await handler(anSqsEvent(...records), aContext())).toEqual({ batchItemFailures: [] });
    const jobs = (await sqs.takeAll(sqs.repliesUrl)).map(({ body }): unknown => JSON.parse(body));
    expect(jobs).toEqual([
      { sellerId: 'seller-1', chatId: 'u2i-1', seq: 1 },
      { sellerId: 'seller-1', chatId: 'u2i-2', seq: 1 },
    ]);
    const [stored] = await new Messages(table).newest({ sellerId: 'seller-1', chatId: 'u2i-1' }, 5);
    expect(stored).toMatchObject({ messageId: 'm-1', author: 'buyer', source: 'webhook' });
    expect(output.text()).toContain('scheduled');
    for (const hidden of ['Сколько', buyerId]) expect(output.text()).not.toContain(`"${hidden}`);
  });

  it('gives back what failed, without a word of it in the log', async () => {
    const handler = await load({ TABLE_NAME: 'no-such-table' });
    const record = await aQueuedRecord({ id: 'm-3', chatId: 'u2i-3' });
    expect(await handler(anSqsEvent(record), aContext())).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-3' }] });
    expect(output.text()).toContain('record goes back to the queue');
    expect(output.text()).not.toContain('Сколько');
  });

  it('does not load without its environment', async () => {
    await expect(load({ TABLE_NAME: '', REPLIES_QUEUE_URL: 'x' })).rejects.toThrow(
      'environment: TABLE_NAME is missing; REPLIES_QUEUE_URL must be a URL',
    );
  });
});

describe('a record of the inbound queue', () => {
  const attribute = (stringValue: string) => ({ stringValue, dataType: 'String' });

  it('reads back what was put', () => {
    const attributes = {
      sellerId: attribute('seller-1'),
      source: attribute('reconcile'),
      receivedAt: attribute('1767261600123'),
    };
    expect(readRecord(anSqsRecord({ id: 'q-1', body: '{}', attributes }))).toEqual({
      queueMessageId: 'q-1',
      sellerId: 'seller-1',
      source: 'reconcile',
      secretVersion: undefined,
      receivedAt: 1_767_261_600_123,
      body: '{}',
    });
  });

  it('that somebody put there by hand is still a delivery', () => {
    expect(readRecord(anSqsRecord({ id: 'q-1', body: 'x' }))).toEqual({
      queueMessageId: 'q-1',
      sellerId: 'unknown',
      source: 'webhook',
      secretVersion: undefined,
      receivedAt: 1_767_261_600_000,
      body: 'x',
    });
  });
});
