import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startAvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { webhookSecret } from '../../../shared/webhooks/webhook-secret.ts';
import { aNote } from '../../support/a-chat.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { anSqs } from '../../support/an-sqs.ts';
import { aContext } from '../../support/lambda-events.ts';
import { captureOutput } from '../../support/output.ts';

let table: TestTable;
let sqs: Awaited<ReturnType<typeof anSqs>>;
let secrets: Awaited<ReturnType<typeof aSecretsManager>>;
let sandbox: Awaited<ReturnType<typeof startAvitoSandbox>>;
let output: ReturnType<typeof captureOutput>;
beforeAll(async () => {
  [table, sqs, secrets, sandbox] = await Promise.all([
    aTable(),
    anSqs(),
    aSecretsManager(),
    startAvitoSandbox({ port: 0, withOldChats: false }),
  ]);
});
afterAll(() => Promise.all([table.close(), sqs.close(), secrets.close(), sandbox.close()]));
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => {
  output.restore();
  vi.unstubAllEnvs();
});

it('finds what is missing and what is stranded, with the environment of the deployment', async () => {
  const [account] = sandbox.accounts;
  const [listing] = sandbox.control.listings(account?.id);
  if (account === undefined || listing === undefined) throw new Error('the sandbox has no shop');
  const seller = aSeller({ avitoUserId: String(account.id) });
  await new Sellers(table).create(seller);
  const { clientId, clientSecret } = account;
  await secrets.keep(`avito-assistant/test/sellers/${seller.sellerId}`, JSON.stringify({ clientId, clientSecret }));
  const keyArn = await secrets.keep('webhook-key', '');
  await secrets.client.send(new PutSecretValueCommand({ SecretId: keyArn, SecretString: 'a key' }));
  const ours = `https://bot.example.com/webhooks/avito/${seller.sellerId}/${webhookSecret('a key', seller.sellerId, 1)}`;
  sandbox.control.setSubscriptions(account.id, [ours]);
  const { message } = sandbox.control.buyerWrites({ listingId: listing.id, text: 'Сколько стоит?' });
  const stranded = { sellerId: seller.sellerId, chatId: 'u2i-stranded' };
  await new Chats(table).openTurn(aNote(stranded), Date.now() - 120_000);

  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'LOCALLOCALLOCALLOCAL',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_SQS: sqs.url,
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    POWERTOOLS_SERVICE_NAME: 'reconcile',
    POWERTOOLS_METRICS_NAMESPACE: 'AvitoAssistant',
    TABLE_NAME: table.name,
    INBOUND_QUEUE_URL: sqs.inboundUrl,
    REPLIES_QUEUE_URL: sqs.repliesUrl,
    NOTICES_QUEUE_URL: 'https://sqs.invalid/notices',
    AVITO_API_URL: sandbox.url,
    SELLER_SECRET_PREFIX: 'avito-assistant/test/sellers/',
    WEBHOOK_KEY_SECRET_ARN: keyArn,
    PUBLIC_URL: 'https://bot.example.com/',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  // A slow run, whatever the minute: the webhook is looked at too.
  vi.spyOn(Date, 'now').mockReturnValue(Math.ceil(Date.now() / 600_000) * 600_000);
  const { handler } = await import('../../../functions/reconcile/handler.ts');
  await handler({}, aContext(55_000));
  vi.restoreAllMocks();

  const inbound = await sqs.takeAll(sqs.inboundUrl);
  expect(inbound).toEqual([expect.objectContaining({ body: expect.stringContaining(message.id) })]);
  const replies = await sqs.takeAll(sqs.repliesUrl);
  expect(replies.map(({ body }) => JSON.parse(body))).toEqual([{ ...stranded, seq: 1 }]);
  expect(sandbox.control.subscriptionsOf(account.id).map(({ url }) => url)).toEqual([ours]);
  expect(await new Sellers(table).get(seller.sellerId)).toMatchObject({ avitoStatus: 'connected' });
  const lines = output
    .text()
    .split('\n')
    .filter((line) => line !== '');
  expect(lines.map((line): unknown => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ message: 'reconciled', sellers: 1, failed: 0, left: 0 }),
  );
  expect(output.text()).toContain('OldestUnansweredSeconds');
  for (const hidden of ['Сколько', clientSecret, 'a key', webhookSecret('a key', seller.sellerId, 1)]) {
    expect(output.text()).not.toContain(hidden);
  }
});
