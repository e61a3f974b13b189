import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createAccessTokens } from '../../shared/avito/access-tokens.ts';
import { type AvitoClient, createAvitoClient } from '../../shared/avito/client.ts';
import { localPace } from '../../shared/avito/pace.ts';
import { createSellerCredentials } from '../../shared/avito/seller-credentials.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import { sellerSettingsSchema } from '../../shared/sellers/settings.ts';
import { AvitoAccounts } from '../../shared/store/avito-accounts.ts';
import { type Seller, Sellers } from '../../shared/store/sellers.ts';
import { connectTable } from '../../shared/store/table.ts';
import { webhookSecret, webhookUrl } from '../../shared/webhooks/webhook-secret.ts';
import { localClient } from '../engines/local-client.ts';
import type { EngineUrls } from '../lambda/function-environment.ts';

/** The Avito account the demo seller is connected to. */
export interface DemoAccount {
  id: number;
  name: string;
  clientId: string;
  clientSecret: string;
}

export interface DemoSellerOptions {
  account: DemoAccount;
  avitoUrl: string;
  publicUrl: string;
  engines: Pick<EngineUrls, 'dynamoDb' | 'secretsManager'>;
  tableName: string;
  sellerSecretPrefix: string;
  webhookKeySecretArn: string;
  now: () => number;
}

export const demoSellerId = 'demo';

/** What the shop's owner would tell the bot, a rule a line. */
const demoInstructions = `Доставка: по Москве курьером в день заказа, 500 ₽; в другие города — Авито Доставкой.
Самовывоз: Москва, Лесная улица, 7, ежедневно с 10:00 до 20:00.
Оплата: наличными или картой при получении.
Торг: цена окончательная, торга нет.
Состояние: вся мебель новая, в упаковке.`;

/**
 * Connects the demo seller to an account of the sandbox: its keys, the seller, the webhook. Safe to run at every start: a kept seller
 * keeps its settings, and the webhook is registered only where it is missing. Where a person has given the seller another account, or
 * the account another seller, that stands. Needs a gateway that answers, for Avito tries the URL.
 */
export async function seedDemoSeller(options: DemoSellerOptions): Promise<void> {
  const secrets = new SecretsManagerClient(localClient(options.engines.secretsManager));
  const dynamoDb = new DynamoDBClient(localClient(options.engines.dynamoDb));
  try {
    const table = connectTable(options.tableName, dynamoDb);
    const sellers = new Sellers(table);
    if (!(await isOursToSeed(sellers, new AvitoAccounts(table), options))) return;
    const credentials = createSellerCredentials({
      client: secrets,
      secretId: `${options.sellerSecretPrefix}${demoSellerId}`,
    });
    const { clientId, clientSecret } = options.account;
    await credentials.create({ clientId, clientSecret });
    const seller = await createOrKeep(sellers, options);
    const { SecretString: key = '' } = await secrets.send(
      new GetSecretValueCommand({ SecretId: options.webhookKeySecretArn }),
    );
    const secret = webhookSecret(key, demoSellerId, seller.webhookSecretVersion);
    await ensureWebhook(avitoClient(options, credentials), webhookUrl(options.publicUrl, demoSellerId, secret));
  } finally {
    secrets.destroy();
    dynamoDb.destroy();
  }
}

async function isOursToSeed(
  sellers: Sellers,
  accounts: AvitoAccounts,
  { account, now }: DemoSellerOptions,
): Promise<boolean> {
  const accountId = String(account.id);
  const kept = await sellers.get(demoSellerId);
  if (kept !== undefined && kept.avitoUserId !== accountId) return false;
  return (await accounts.claim(accountId, demoSellerId, now())) === undefined;
}

async function createOrKeep(sellers: Sellers, { account, now }: DemoSellerOptions): Promise<Seller> {
  const seller: Seller = {
    sellerId: demoSellerId,
    name: account.name,
    avitoUserId: String(account.id),
    avitoStatus: 'connected',
    avitoStatusSince: now(),
    version: 1,
    settings: sellerSettingsSchema.parse({ mode: 'auto', instructions: demoInstructions, isVoiceTranscribed: true }),
    settingsVersion: 1,
    isStopped: false,
    webhookSecretVersion: 1,
    webhookStatus: 'ours',
    createdAt: now(),
  };
  try {
    await sellers.create(seller);
    return seller;
  } catch (error) {
    if (!isAppError(error, 'conflict')) throw error;
    return (await sellers.get(demoSellerId)) ?? seller;
  }
}

/** Ours of an earlier start, at another address or with another secret, go: nobody answers there any more. */
async function ensureWebhook(avito: AvitoClient, url: string): Promise<void> {
  const subscribed = (await avito.listSubscriptions()).map((subscription) => subscription.url);
  const stale = subscribed.filter((other) => other !== url && other.includes(`/webhooks/avito/${demoSellerId}/`));
  for (const other of stale) await avito.unsubscribeWebhook(other);
  if (!subscribed.includes(url)) await avito.subscribeWebhook(url);
}

function avitoClient(
  { avitoUrl: baseUrl, account, now }: DemoSellerOptions,
  credentials: ReturnType<typeof createSellerCredentials>,
): AvitoClient {
  const lock = { withLock: <T>(work: () => Promise<T>) => work() };
  const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  return createAvitoClient({
    baseUrl,
    userId: String(account.id),
    // Nothing else asks for this seller's tokens yet: the schedules start later.
    tokens: createAccessTokens({ baseUrl, credentials, lock, now }),
    pace: localPace({ requestsPerSecond: 5, burst: 5, now, sleep, longestWaitSeconds: 10 }),
    now,
  });
}
