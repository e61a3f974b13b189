import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import { sellerSettingsSchema } from '../sellers/settings.ts';
import { BY_STATE, ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;

/** What Avito lets this seller do: anything but `connected` means that no work is done for it. */
export const avitoStatusSchema = z.enum(['not-connected', 'connected', 'payment-required', 'unauthorised']);
export type AvitoStatus = z.infer<typeof avitoStatusSchema>;

const sellerSchema = z.object({
  sellerId: z.string(),
  name: z.string(),
  avitoUserId: z.string().optional(),
  avitoStatus: avitoStatusSchema,
  /** Unix milliseconds of the last change of `avitoStatus`. */
  avitoStatusSince: z.number(),
  settings: sellerSettingsSchema,
  /** The emergency stop of this seller. */
  isStopped: z.boolean(),
  webhookSecretVersion: z.int(),
  /** Still accepted while a new secret is being registered. */
  previousWebhookSecretVersion: z.int().optional(),
  /** What reconcile last saw of the webhook; `ours` until proven otherwise. */
  webhookStatus: z.enum(['ours', 'lost', 'silent']).default('ours'),
  createdAt: z.number(),
});
export type Seller = z.infer<typeof sellerSchema>;

/** One Avito account, with its settings and the state of its connection. */
export class Sellers {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Throws a conflict `seller-exists` when the id is taken. */
  async create(seller: Seller): Promise<void> {
    const item = {
      ...key(seller.sellerId),
      gsi1pk: ALL_SELLERS,
      gsi1sk: seller.sellerId,
      schemaVersion: SCHEMA_VERSION,
      ...seller,
    };
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: item,
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    if ((await ifHolds(this.#table.client.send(put))) === undefined) {
      throw new AppError('conflict', { code: 'seller-exists', message: 'a seller with this id exists' });
    }
  }

  async get(sellerId: string): Promise<Seller | undefined> {
    const { Item } = await this.#table.client.send(new GetCommand({ TableName: this.#table.name, Key: key(sellerId) }));
    return Item === undefined ? undefined : sellerSchema.parse(Item);
  }

  /** The ids of all sellers, a page at a time. */
  async *allIds(): AsyncGenerator<string> {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await this.#table.client.send(
        new QueryCommand({
          TableName: this.#table.name,
          IndexName: BY_STATE,
          KeyConditionExpression: 'gsi1pk = :all',
          ExpressionAttributeValues: { ':all': ALL_SELLERS },
          ExclusiveStartKey: from,
        }),
      );
      for (const item of page.Items ?? []) yield z.string().parse(item.gsi1sk);
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }

  /** Notes what Avito answered about the account. Says whether that was news, so that it is reported once. */
  async noteAvitoStatus(sellerId: string, status: AvitoStatus, now: number): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: key(sellerId),
      UpdateExpression: 'SET avitoStatus = :status, avitoStatusSince = :now',
      ConditionExpression: 'attribute_exists(pk) AND avitoStatus <> :status',
      ExpressionAttributeValues: { ':status': status, ':now': now },
    });
    return (await ifHolds(this.#table.client.send(update))) !== undefined;
  }

  /** Notes whether Avito still delivers to us. Says whether that was news. */
  async noteWebhook(sellerId: string, status: Seller['webhookStatus']): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: key(sellerId),
      UpdateExpression: 'SET webhookStatus = :status',
      ConditionExpression: 'attribute_exists(pk) AND webhookStatus <> :status',
      ExpressionAttributeValues: { ':status': status },
    });
    return (await ifHolds(this.#table.client.send(update))) !== undefined;
  }

  /** Changes settings, the emergency stop or the webhook's secret versions; not-found `seller-unknown` otherwise. */
  async change(
    sellerId: string,
    change: Partial<Pick<Seller, 'settings' | 'isStopped' | 'avitoUserId' | 'webhookSecretVersion'>>,
  ): Promise<void> {
    const entries = Object.entries(change);
    if (entries.length === 0) return;
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: key(sellerId),
      UpdateExpression: `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
    });
    if ((await ifHolds(this.#table.client.send(update))) === undefined) {
      throw new AppError('not-found', { code: 'seller-unknown', message: 'there is no such seller' });
    }
  }
}

const ALL_SELLERS = 'SELLERS';

function key(sellerId: string) {
  return { pk: `SELLER#${sellerId}`, sk: 'SELLER' };
}
