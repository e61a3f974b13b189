import { createServer } from 'node:http';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, vi } from 'vitest';
import type { SellersDeps } from '../../../functions/sellers/deps.ts';
import { startAvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import { listen } from '../../../local/listen.ts';
import { buildOpenApi } from '../../../shared/api/openapi.ts';
import { sellersRoutes } from '../../../shared/api/sellers-routes.ts';
import type { JobMessage } from '../../../shared/queues/job-queue.ts';
import type { NoticeJob } from '../../../shared/queues/notice-queue.ts';
import { sellerAvito } from '../../../shared/sellers/seller-avito.ts';
import { AvitoAccounts } from '../../../shared/store/avito-accounts.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { type Seller, Sellers } from '../../../shared/store/sellers.ts';
import { Users } from '../../../shared/store/users.ts';
import { webhookSecret, webhookUrl } from '../../../shared/webhooks/webhook-secret.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { type ApiRequest, apiSurroundings, callerOf } from '../../support/an-api.ts';
import { openApiAnswers } from '../../support/openapi-answers.ts';

const KEY = 'the-key-of-all-webhooks';
const PREFIX = 'avito-assistant/test/sellers/';

/**
 * The function `sellers` as it is deployed, with the sandbox as Avito and an address that it can reach. Each test makes
 * sellers and accounts of its own. Every answer is held against the document that is published of it.
 */
export async function aSellersApi() {
  const [table, secrets, sandbox, receiver] = await Promise.all([
    aTable(),
    aSecretsManager(),
    startAvitoSandbox({ port: 0, withOldChats: false }),
    listen(
      createServer((_request, response) => void response.end()),
      0,
    ),
  ]);
  const keyArn = await secrets.keep('webhook-key', KEY);
  setEnvironment({ table, secretsUrl: secrets.url, avitoUrl: sandbox.url, publicUrl: receiver.url, keyArn });
  const { createHandler } = await import('../../../functions/sellers/handler.ts');
  const { createDeps } = await import('../../../functions/sellers/deps.ts');
  const world = await apiSurroundings(table, Date.now());
  const queued: JobMessage[] = [];
  const notices: NoticeJob[] = [];
  let skipped = 0;
  const deps: SellersDeps = {
    ...createDeps(),
    ...world.deps,
    users: new Users(table),
    jobQueue: { put: async ({ sellerId, jobId }) => void queued.push({ sellerId, jobId }) },
    noticeQueue: { put: async (jobs) => void notices.push(...jobs) },
    // Kept within the pace of a real seller, without waiting for it.
    avitoFor: sellerAvito({
      table,
      secrets: secrets.client,
      baseUrl: sandbox.url,
      secretPrefix: PREFIX,
      now: () => Date.now() + skipped,
      sleep: async (milliseconds) => {
        skipped += milliseconds;
      },
    }),
  };
  const documented = openApiAnswers(buildOpenApi(sellersRoutes, { version: '1' }));
  const callWith = (change: Partial<SellersDeps>) => {
    const call = callerOf(sellersRoutes, createHandler({ ...deps, ...change }));
    return async (name: keyof typeof sellersRoutes, request?: ApiRequest) => {
      const answer = await call(name, request);
      expect(documented.check(name, answer)).toEqual([]);
      return answer;
    };
  };
  const sellers = new Sellers(table);
  let count = 0;
  return {
    ...world,
    deps,
    sellers,
    users: deps.users,
    audit: world.deps.audit,
    queued,
    notices,
    publicUrl: receiver.url,
    control: sandbox.control,
    admin: await world.person('admin', [], 'the-admin'),
    call: callWith({}),
    /** The same function with other capabilities. */
    callWith,
    anAccount: (given: { hasMessenger?: boolean; name?: string } = {}) =>
      sandbox.control.addAccount({ name: 'Лавка', ...given }),
    /** A seller who is connected to nothing, unless it is said. */
    async aSeller(changes: Partial<Seller> = {}): Promise<Seller> {
      const { avitoUserId: _none, ...fresh } = aSeller({ sellerId: `shop-${++count}`, avitoStatus: 'not-connected' });
      const seller: Seller = { ...fresh, webhookStatus: 'off', ...changes };
      await sellers.create(seller);
      return seller;
    },
    /** A seller with an account and a webhook, put there without a request. */
    async aConnectedSeller() {
      const account = sandbox.control.addAccount({ name: 'Лавка' });
      const { sellerId } = await this.aSeller({
        avitoUserId: String(account.id),
        avitoStatus: 'connected',
        webhookStatus: 'ours',
      });
      const { clientId, clientSecret } = account;
      await deps.credentialsOf(sellerId).create({ clientId, clientSecret });
      await new AvitoAccounts(table).claim(String(account.id), sellerId, world.clock.at);
      sandbox.control.setSubscriptions(account.id, [this.hookOf(sellerId, 1)]);
      return { sellerId, account };
    },
    aChat: (sellerId: string, chatId = 'u2i-1') =>
      new Chats(table).openTurn(
        { sellerId, chatId, chatType: 'u2i', listingId: '7', buyerId: '8', messageId: 'm1', createdAt: 1_772_445_600 },
        world.clock.at,
      ),
    /** What a version of a seller's webhook is registered with. */
    hookOf: (sellerId: string, version: number, base = receiver.url) =>
      webhookUrl(base, sellerId, webhookSecret(KEY, sellerId, version)),
    urlsAt: (accountId: number) => sandbox.control.subscriptionsOf(accountId).map(({ url }) => url),
    secretOf: (sellerId: string) => readSecret(secrets.client, PREFIX + sellerId),
    async close() {
      await Promise.all([table.close(), secrets.close(), sandbox.close(), receiver.close(0)]);
      vi.unstubAllEnvs();
    },
  };
}
export type SellersApi = Awaited<ReturnType<typeof aSellersApi>>;

interface Place {
  table: TestTable;
  secretsUrl: string;
  avitoUrl: string;
  publicUrl: string;
  keyArn: string;
}

function setEnvironment({ table, secretsUrl, avitoUrl, publicUrl, keyArn }: Place): void {
  const variables = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'LOCALLOCALLOCALLOCAL',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsUrl,
    POWERTOOLS_SERVICE_NAME: 'sellers',
    POWERTOOLS_METRICS_NAMESPACE: 'AvitoAssistant',
    TABLE_NAME: table.name,
    ACCESS_KEYS_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:access-keys',
    ORIGIN_KEY_SECRET_ARN: 'not-read',
    CORS_ORIGINS: '[]',
    AVITO_API_URL: avitoUrl,
    SELLER_SECRET_PREFIX: PREFIX,
    WEBHOOK_KEY_SECRET_ARN: keyArn,
    PUBLIC_URL: publicUrl,
    JOBS_QUEUE_URL: 'https://sqs.invalid/jobs',
    NOTICES_QUEUE_URL: 'https://sqs.invalid/notices',
    STAGE: 'prod',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

/** What lies in a secret, or `undefined` where there is none. */
async function readSecret(client: SecretsManagerClient, SecretId: string): Promise<string | undefined> {
  const found = await client.send(new GetSecretValueCommand({ SecretId })).catch(() => undefined);
  return found?.SecretString;
}
