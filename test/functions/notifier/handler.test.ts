import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Chats } from '../../../shared/store/chats.ts';
import { Listings } from '../../../shared/store/listings.ts';
import { Messages } from '../../../shared/store/messages.ts';
import { NoticeDeliveries } from '../../../shared/store/notice-deliveries.ts';
import { SellerNotices } from '../../../shared/store/seller-notices.ts';
import { type Seller, Sellers } from '../../../shared/store/sellers.ts';
import { anHttpServer } from '../../shared/avito/http-server.ts';
import { aNote } from '../../support/a-chat.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { anSqs } from '../../support/an-sqs.ts';
import { aContext, anSqsEvent, anSqsRecord } from '../../support/lambda-events.ts';
import { captureOutput } from '../../support/output.ts';

const TOKEN = '123456:AAH-botgeheim_botgeheim_botgeheim';
const KEY = 'keygeheim'.repeat(8);

let table: TestTable;
let sqs: Awaited<ReturnType<typeof anSqs>>;
let secrets: Awaited<ReturnType<typeof aSecretsManager>>;
let arns: { webhookKey: string; telegramToken: string };
let output: ReturnType<typeof captureOutput>;
beforeAll(async () => {
  [table, sqs, secrets] = await Promise.all([aTable(), anSqs(), aSecretsManager()]);
  arns = {
    webhookKey: await secrets.keep('webhook-key', KEY),
    telegramToken: await secrets.keep('telegram-token', TOKEN),
  };
});
afterAll(() => Promise.all([table.close(), sqs.close(), secrets.close()]));
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
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    POWERTOOLS_SERVICE_NAME: 'notifier',
    POWERTOOLS_METRICS_NAMESPACE: 'AvitoAssistant',
    POWERTOOLS_LOG_LEVEL: 'DEBUG',
    STAGE: 'local',
    TABLE_NAME: table.name,
    NOTICES_QUEUE_URL: sqs.repliesUrl,
    WEBHOOK_KEY_SECRET_ARN: arns.webhookKey,
    TELEGRAM_TOKEN_SECRET_ARN: arns.telegramToken,
    TELEGRAM_API_URL: 'http://127.0.0.1:1',
    DASHBOARD_URL: 'https://bot.example.com',
    ...changes,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return (await import('../../../functions/notifier/handler.ts')).handler;
}

let count = 0;
/** A seller who is told on both channels what the buyer said. */
async function aTalkative(url: string): Promise<Seller> {
  count += 1;
  const seller = aSeller({ sellerId: `seller-${count}` });
  const { sellerId } = seller;
  await new Sellers(table).create(seller);
  await new SellerNotices(table).change(seller, {
    webhook: { url },
    telegram: { chatId: '770077' },
    areDetailsShown: true,
  });
  await new Chats(table).openTurn(aNote({ sellerId, chatId: 'u2i-1' }, { listingId: '7' }), Date.now());
  await new Listings(table).put(sellerId, { listingId: '7', title: 'Диван', status: 'active', fetchedAt: 1 });
  await new Messages(table).put({
    sellerId,
    chatId: 'u2i-1',
    messageId: 'm-1',
    author: 'buyer',
    content: { kind: 'text', text: 'Мой номер 89161234567' },
    createdAt: 1_772_445_600,
    knownAt: 1_772_445_600_000,
    seq: 1,
    source: 'webhook',
  });
  return seller;
}

const event = { type: 'chat.handed-off', at: 1_772_445_600_000, chatId: 'u2i-1', seq: 1, reason: 'model-asked' };
const aRecord = (sellerId: string, channel: string, tries = 1) =>
  anSqsRecord({ id: `${sellerId}-${channel}`, body: JSON.stringify({ sellerId, channel, event }), tries });
const secretThings = /89161234567|Диван|urlgeheim|botgeheim|keygeheim|770077|whsec_|v1,/;

it('tells on both channels, and nothing that was said or is secret is in the log', async () => {
  const server = await anHttpServer((response) => void response.writeHead(200).end('{"ok":true}'));
  const { sellerId } = await aTalkative(`${server.url}/urlgeheim`);
  const handler = await load({ TELEGRAM_API_URL: server.url });
  const records = [aRecord(sellerId, 'webhook'), aRecord(sellerId, 'telegram')];
  expect(await handler(anSqsEvent(...records), aContext())).toEqual({ batchItemFailures: [] });
  expect(server.requests.map(({ url }) => url).sort()).toEqual([`/bot${TOKEN}/sendMessage`, '/urlgeheim'].sort());
  for (const { body } of server.requests) expect(body).toContain('89161234567');
  expect(output.text()).toContain('"outcome":"told"');
  expect(output.text()).toContain('NoticesTold');
  expect(output.text()).not.toMatch(secretThings);
});

it('gives back what failed, alone, and tells the log only by its code', async () => {
  const { sellerId } = await aTalkative('http://127.0.0.1:1/urlgeheim');
  const handler = await load();
  const records = [aRecord(sellerId, 'webhook'), aRecord(sellerId, 'telegram'), aRecord('nobody', 'webhook')];
  const { batchItemFailures } = await handler(anSqsEvent(...records), aContext());
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual([
    `${sellerId}-telegram`,
    `${sellerId}-webhook`,
  ]);
  expect(output.text()).toContain('webhook-unreachable');
  expect(output.text()).toContain('telegram-unreachable');
  expect(output.text()).not.toMatch(secretThings);
});

it('gives up what failed five times, and counts it', async () => {
  const { sellerId } = await aTalkative('http://127.0.0.1:1/urlgeheim');
  const handler = await load();
  expect(await handler(anSqsEvent(aRecord(sellerId, 'webhook', 5)), aContext())).toEqual({ batchItemFailures: [] });
  expect(output.text()).toContain('NoticesGivenUp');
  const { failure } = await new NoticeDeliveries(table).get(sellerId, 'webhook');
  expect(failure?.code).toBe('webhook-unreachable');
});

it('calls no address of a private network in the cloud, whatever lies in the table', async () => {
  const server = await anHttpServer((response) => void response.writeHead(200).end());
  const { sellerId } = await aTalkative(`${server.url}/urlgeheim`);
  const handler = await load({ STAGE: 'prod' });
  expect(await handler(anSqsEvent(aRecord(sellerId, 'webhook')), aContext())).toEqual({ batchItemFailures: [] });
  expect(server.requests).toEqual([]);
  expect(output.text()).toContain('"outcome":"refused"');
});

it('says nothing of the token when Telegram does not take it, and leaves it to the operator', async () => {
  const server = await anHttpServer((response) => void response.writeHead(401).end('{"ok":false}'));
  const { sellerId } = await aTalkative('http://127.0.0.1:1/urlgeheim');
  const handler = await load({ TELEGRAM_API_URL: server.url });
  const { batchItemFailures } = await handler(anSqsEvent(aRecord(sellerId, 'telegram', 5)), aContext());
  expect(batchItemFailures).toHaveLength(1);
  expect(output.text()).toContain('telegram-token-refused');
  expect(output.text()).not.toMatch(secretThings);
});

it('takes nothing for a notice that is none', async () => {
  const handler = await load();
  const records = ['{}', 'no json'].map((body, place) => anSqsRecord({ id: `bad-${place}`, body }));
  expect((await handler(anSqsEvent(...records), aContext())).batchItemFailures).toHaveLength(2);
});

it('does not load without its environment', async () => {
  await expect(load({ TELEGRAM_API_URL: 'x', STAGE: '' })).rejects.toThrow(
    'environment: STAGE is missing; TELEGRAM_API_URL must be a URL',
  );
});

it('finds a key again that could not be read', async () => {
  const server = await anHttpServer((response) => void response.writeHead(204).end());
  const { sellerId } = await aTalkative(`${server.url}/urlgeheim`);
  const put = (SecretString: string) =>
    secrets.client.send(new PutSecretValueCommand({ SecretId: arns.webhookKey, SecretString }));
  const handler = await load();
  await put('');
  expect((await handler(anSqsEvent(aRecord(sellerId, 'webhook')), aContext())).batchItemFailures).toHaveLength(1);
  await put(KEY);
  expect((await handler(anSqsEvent(aRecord(sellerId, 'webhook', 2)), aContext())).batchItemFailures).toEqual([]);
});
