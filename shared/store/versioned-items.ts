import { DeleteCommand, GetCommand, PutCommand, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { decodeCursor, encodeCursor, keyPosition } from './cursor.ts';
import { ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;

export interface VersionedItem {
  sellerId: string;
  /** Counts the changes. */
  version: number;
}

export interface ItemKind<T extends VersionedItem> {
  /** How its sort keys begin: `ARTICLE#`. No other kind's may begin so. */
  prefix: `${string}#`;
  schema: z.ZodType<T>;
  idOf(item: T): string;
}

/** Small things a seller has written, a few hundred at most, in his partition. Every change names the version it replaces. */
export class VersionedItems<T extends VersionedItem> {
  readonly #table: Table;
  readonly #kind: ItemKind<T>;

  constructor(table: Table, kind: ItemKind<T>) {
    this.#table = table;
    this.#kind = kind;
  }

  /** False when the id is taken. */
  create(item: T): Promise<boolean> {
    return this.#put(item, { ConditionExpression: 'attribute_not_exists(pk)' });
  }

  /** False when another version is there by now, or none. */
  replace(item: T, seenVersion: number): Promise<boolean> {
    return this.#put(item, {
      ConditionExpression: 'version = :seen',
      ExpressionAttributeValues: { ':seen': seenVersion },
    });
  }

  /** False when it is not there in this version. */
  async remove(sellerId: string, id: string, seenVersion: number): Promise<boolean> {
    const remove = new DeleteCommand({
      TableName: this.#table.name,
      Key: this.#key(sellerId, id),
      ConditionExpression: 'version = :seen',
      ExpressionAttributeValues: { ':seen': seenVersion },
    });
    return (await ifHolds(this.#table.client.send(remove))) !== undefined;
  }

  async get(sellerId: string, id: string): Promise<T | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: this.#key(sellerId, id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : this.#kind.schema.parse(Item);
  }

  /** By their ids. */
  async page(
    sellerId: string,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<{ items: T[]; nextCursor: string | undefined }> {
    const after = decodeCursor(cursor, keyPosition);
    const { Items = [], LastEvaluatedKey } = await this.#query(sellerId, {
      Limit: limit,
      ExclusiveStartKey: after === undefined ? undefined : this.#key(sellerId, after),
    });
    const items = Items.map((item) => this.#kind.schema.parse(item));
    const last = LastEvaluatedKey === undefined ? undefined : items.at(-1);
    return { items, nextCursor: last === undefined ? undefined : encodeCursor(this.#kind.idOf(last)) };
  }

  /** All of a seller's, by their ids. Only what is read consistently may be the ground of a change. */
  async all(sellerId: string, { isConsistent = false } = {}): Promise<T[]> {
    const items: T[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await this.#query(sellerId, { ExclusiveStartKey: from, ConsistentRead: isConsistent });
      items.push(...(page.Items ?? []).map((item) => this.#kind.schema.parse(item)));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return items;
  }

  #query(
    sellerId: string,
    options: { Limit?: number; ExclusiveStartKey: Record<string, unknown> | undefined; ConsistentRead?: boolean },
  ): Promise<QueryCommandOutput> {
    const query = new QueryCommand({
      TableName: this.#table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': partition(sellerId), ':prefix': this.#kind.prefix },
      ...options,
    });
    return this.#table.client.send(query);
  }

  async #put(
    item: T,
    condition: { ConditionExpression: string; ExpressionAttributeValues?: Record<string, unknown> },
  ): Promise<boolean> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...this.#key(item.sellerId, this.#kind.idOf(item)), schemaVersion: SCHEMA_VERSION, ...item },
      ...condition,
    });
    return (await ifHolds(this.#table.client.send(put))) !== undefined;
  }

  #key(sellerId: string, id: string) {
    return { pk: partition(sellerId), sk: `${this.#kind.prefix}${id}` };
  }
}

function partition(sellerId: string): string {
  return `SELLER#${sellerId}`;
}
