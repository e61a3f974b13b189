import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { localClient } from '../../../local/engines/local-client.ts';
import { requireVariable } from '../../../local/template/describe-cloud.ts';
import { createSellerCredentials } from '../../../shared/avito/seller-credentials.ts';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { connectTable, type Table } from '../../../shared/store/table.ts';
import { webhookSecret, webhookUrl } from '../../../shared/webhooks/webhook-secret.ts';
import type { BenchCloud } from './bench-cloud.ts';

export interface BenchSeller {
  sellerId: string;
  accountId: number;
  listingId: number;
  webhookUrl: string;
}

type Place = Pick<BenchCloud, 'engines' | 'description' | 'sandbox' | 'url'>;

/** Makes accounts with a listing in the sandbox and connects a seller to each, webhook included. */
export async function connectSellers(
  cloud: Place,
  { prefix, count, mode }: { prefix: string; count: number; mode: 'off' | 'auto' },
): Promise<BenchSeller[]> {
  const { engines, description, sandbox, url } = cloud;
  const secrets = new SecretsManagerClient(localClient(engines.secretsManager));
  const sellers = new Sellers(tableOf(cloud));
  const secretPrefix = requireVariable(description, 'SELLER_SECRET_PREFIX');
  const { SecretString: key = '' } = await secrets.send(
    new GetSecretValueCommand({ SecretId: requireVariable(description, 'WEBHOOK_KEY_SECRET_ARN') }),
  );
  const connected: BenchSeller[] = [];
  for (let number = 1; number <= count; number += 1) {
    const sellerId = `${prefix}-${number}`;
    const account = sandbox.control.addAccount({ name: `Магазин ${sellerId}` });
    const listing = sandbox.control.addListing({
      ownerId: account.id,
      title: `Кресло «Комфорт» ${number}`,
      price: 4500,
    });
    const { clientId, clientSecret } = account;
    await createSellerCredentials({ client: secrets, secretId: secretPrefix + sellerId }).create({
      clientId,
      clientSecret,
    });
    await sellers.create({
      sellerId,
      name: account.name,
      avitoUserId: String(account.id),
      avitoStatus: 'connected',
      avitoStatusSince: Date.now(),
      version: 1,
      settings: sellerSettingsSchema.parse({ mode }),
      settingsVersion: 1,
      isStopped: false,
      webhookSecretVersion: 1,
      webhookStatus: 'ours',
      createdAt: Date.now(),
    });
    const webhook = webhookUrl(url, sellerId, webhookSecret(key, sellerId, 1));
    sandbox.control.setSubscriptions(account.id, [webhook]);
    connected.push({ sellerId, accountId: account.id, listingId: listing.id, webhookUrl: webhook });
  }
  secrets.destroy();
  return connected;
}

/** The product's table, reached without any meter. */
export function tableOf({ engines, description }: Pick<BenchCloud, 'engines' | 'description'>): Table {
  return connectTable(requireVariable(description, 'TABLE_NAME'), new DynamoDBClient(localClient(engines.dynamoDb)));
}
