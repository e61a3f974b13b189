import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import { noticeSettingsSchema } from '../notices/notice-settings.ts';
import { sellerSettingsSchema } from '../sellers/settings.ts';
import { decodeCursor, encodeCursor, keyPosition } from './cursor.ts';
import { getMany } from './get-many.ts';
import { isSellerVersion, type SellerUpdate, STAYS, sellerKey, updateSeller } from './seller-update.ts';
import { BY_STATE, ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;

/** What Avito lets this seller do: anything but `connected` means that no work is done for it. */
export const avitoStatusSchema = z.enum(['not-connected', 'connected', 'payment-required', 'unauthorised']);
export type AvitoStatus = z.infer<typeof avitoStatusSchema>;

/** `off`: nobody wants one here. Otherwise what reconcile last saw: `ours` until proven otherwise. */
export const webhookStatusSchema = z.enum(['off', 'ours', 'lost', 'silent']);
export type WebhookStatus = z.infer<typeof webhookStatusSchema>;

export const sellerSchema = z.object({
  sellerId: z.string(),
  name: z.string(),
  /** Counts what people change about the seller; settings have a version of their own. */
  version: z.int().default(1),
  avitoUserId: z.string().optional(),
  /** The account's own name, as Avito gave it when it was connected. */
  avitoName: z.string().optional(),
  avitoStatus: avitoStatusSchema,
  /** Unix milliseconds of the last change of `avitoStatus`. */
  avitoStatusSince: z.number(),
  settings: sellerSettingsSchema,
  /** Counts the changes of `settings`. */
  settingsVersion: z.int().default(1),
  /** Counts the changes of his articles and templates, so that whoever keeps them in memory knows when to read again; absent before the first. */
  knowledgeVersion: z.int().optional(),
  /** The emergency stop of this seller. */
  isStopped: z.boolean(),
  webhookSecretVersion: z.int(),
  /** Still accepted while a new secret is being registered. */
  previousWebhookSecretVersion: z.int().optional(),
  webhookStatus: webhookStatusSchema.default('ours'),
  /** How he is told of what needs him; absent until he chooses. */
  notices: noticeSettingsSchema.optional(),
  createdAt: z.number(),
  /** His deletion has begun (unix milliseconds): he is stopped for good, and nothing new is kept for him. */
  deletingSince: z.number().optional(),
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
      ...sellerKey(seller.sellerId),
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

  async get(sellerId: string, { isConsistent } = { isConsistent: false }): Promise<Seller | undefined> {
    const get = new GetCommand({
      TableName: this.#table.name,
      Key: sellerKey(sellerId),
      ConsistentRead: isConsistent,
    });
    const { Item } = await this.#table.client.send(get);
    return Item === undefined ? undefined : sellerSchema.parse(Item);
  }

  /** Those there are, in the order of their ids. */
  async getMany(sellerIds: string[]): Promise<Seller[]> {
    const items = await getMany(this.#table, sellerIds.map(sellerKey));
    const found = new Map(items.map((item) => [item.sellerId, item]));
    return sellerIds.flatMap((sellerId) => (found.has(sellerId) ? [sellerSchema.parse(found.get(sellerId))] : []));
  }

  /** All sellers, a page at a time. */
  async page({ limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<{
    items: Seller[];
    nextCursor: string | undefined;
  }> {
    const from = decodeCursor(cursor, keyPosition);
    const { ids, last } = await this.#ids(limit, from === undefined ? undefined : indexKey(from));
    return {
      items: await this.getMany(ids),
      nextCursor: last === undefined ? undefined : encodeCursor(last.gsi1sk),
    };
  }

  /** The ids of all sellers, a page at a time. */
  async *allIds(): AsyncGenerator<string> {
    let from: Record<string, unknown> | undefined;
    do {
      const { ids, last } = await this.#ids(undefined, from);
      yield* ids;
      from = last;
    } while (from !== undefined);
  }

  /** Notes what Avito answered about the account. Says whether that was news, so that it is reported once. */
  async noteAvitoStatus(sellerId: string, status: AvitoStatus, now: number): Promise<boolean> {
    const noted = await this.#update(sellerId, {
      set: { avitoStatus: status, avitoStatusSince: now },
      // Of an account that was disconnected meanwhile the news is old.
      condition: 'attribute_exists(#avitoUserId) AND #avitoStatus <> :avitoStatus',
    });
    return noted !== undefined;
  }

  /** Notes whether Avito still delivers to us. Says whether that was news. Where nobody wants a webhook it is none. */
  async noteWebhook(sellerId: string, status: WebhookStatus): Promise<boolean> {
    const noted = await this.#update(sellerId, {
      set: { webhookStatus: status },
      condition: '#webhookStatus <> :webhookStatus AND NOT #webhookStatus = :off',
      values: { ':off': 'off' },
    });
    return noted !== undefined;
  }

  /**
   * Changes a seller whatever he was before. Throws a not-found `seller-unknown`, or a conflict `seller-leaving` for one who
   * is being deleted.
   */
  async change(
    sellerId: string,
    change: Partial<Pick<Seller, 'settings' | 'isStopped' | 'avitoUserId' | 'webhookSecretVersion'>>,
  ): Promise<void> {
    const changed = await this.#update(sellerId, {
      set: change,
      counts: 'version',
      condition: STAYS,
    });
    if (changed !== undefined) return;
    const seller = await this.get(sellerId, { isConsistent: true });
    throw seller === undefined ? sellerUnknown() : sellerLeaving();
  }

  /** `undefined` when the seller is no longer as he was read. */
  rename({ sellerId, version }: Seller, name: string): Promise<Seller | undefined> {
    return this.#update(sellerId, {
      set: { name },
      counts: 'version',
      condition: `${STAYS} AND ${isSellerVersion('version', version)}`,
      values: { ':read': version },
    });
  }

  /** `undefined` when the settings are no longer as they were read. */
  changeSettings({ sellerId, settingsVersion }: Seller, settings: Seller['settings']): Promise<Seller | undefined> {
    return this.#update(sellerId, {
      set: { settings },
      counts: 'settingsVersion',
      condition: `${STAYS} AND ${isSellerVersion('settingsVersion', settingsVersion)}`,
      values: { ':read': settingsVersion },
    });
  }

  /** Notes that an article or a template is another now. Nothing happens for a seller who is gone or going. */
  async noteKnowledgeChange(sellerId: string): Promise<void> {
    await this.#update(sellerId, { set: {}, counts: 'knowledgeVersion', condition: STAYS });
  }

  /** Stops the seller for good. The time of the first call stays; `undefined` for a seller who is not there. */
  async beginDeletion(sellerId: string, now: number): Promise<Seller | undefined> {
    const change = { set: { isStopped: true, deletingSince: now }, counts: 'version' } as const;
    const begun = await this.#update(sellerId, { ...change, condition: STAYS });
    return begun ?? this.get(sellerId, { isConsistent: true });
  }

  /** The end of a deletion that has begun. */
  async remove(sellerId: string): Promise<void> {
    const remove = new DeleteCommand({
      TableName: this.#table.name,
      Key: sellerKey(sellerId),
      ConditionExpression: 'attribute_exists(deletingSince)',
    });
    await ifHolds(this.#table.client.send(remove));
  }

  async #update(sellerId: string, update: SellerUpdate): Promise<Seller | undefined> {
    const written = await updateSeller(this.#table, sellerId, update);
    return written === undefined ? undefined : sellerSchema.parse(written);
  }

  async #ids(limit: number | undefined, from: Record<string, unknown> | undefined) {
    const { Items = [], LastEvaluatedKey: last } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        IndexName: BY_STATE,
        KeyConditionExpression: 'gsi1pk = :all',
        ExpressionAttributeValues: { ':all': ALL_SELLERS },
        Limit: limit,
        ExclusiveStartKey: from,
      }),
    );
    return { ids: Items.map((item) => z.string().parse(item.gsi1sk)), last };
  }
}

export function sellerUnknown(): AppError {
  return new AppError('not-found', { code: 'seller-unknown', message: 'there is no such seller' });
}

export function sellerLeaving(): AppError {
  return new AppError('conflict', { code: 'seller-leaving', message: 'the seller is being deleted' });
}

const ALL_SELLERS = 'SELLERS';

function indexKey(sellerId: string) {
  return { ...sellerKey(sellerId), gsi1pk: ALL_SELLERS, gsi1sk: sellerId };
}
