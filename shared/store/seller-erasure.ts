import {
  BatchWriteCommand,
  type BatchWriteCommandOutput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import type { ChatState } from './chat.ts';
import { inbox } from './chat-changes.ts';
import { chatPartition } from './chat-key.ts';
import { BY_STATE, type Table } from './table.ts';

interface Key {
  pk: string;
  sk: string;
}

export interface Removal {
  removed: number;
  /** Nothing of that kind was found any more. */
  isDone: boolean;
}

/** About what one call removes before it lets its caller note how far it came. */
const AT_ONCE = 500;
const PAGE = 250;
/** DynamoDB takes so many in a batch. */
const BATCH = 25;
const BATCHES_AT_ONCE = 5;
const MOST_TRIES = 8;

const STATES = ['needs-human', 'draft', 'answering', 'waiting'] as const satisfies ChatState[];

/** Removes what is kept for a seller, whatever it is. Each method removes a bounded part and may be repeated. */
export class SellerErasure {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async hasChats(sellerId: string): Promise<boolean> {
    const found = await Promise.all(STATES.map((state) => this.#chatsIn(sellerId, state, 1)));
    return found.some(({ length }) => length > 0);
  }

  /**
   * Chats with all that lies in them, by the index. Of each chat the item that is in the index goes last, so that nothing is
   * left of a chat that cannot be found any more.
   */
  async removeChats(sellerId: string): Promise<Removal> {
    let removed = 0;
    let isDone = true;
    for (const state of STATES) {
      for (const partition of await this.#chatsIn(sellerId, state, PAGE)) {
        isDone = false;
        removed += await this.#removeChat(sellerId, partition, AT_ONCE - removed);
        if (removed >= AT_ONCE) return { removed, isDone };
      }
    }
    return { removed, isDone };
  }

  /** What lies beside the seller's own item, which stays, and so does the job that deletes him: it tells how far that is. */
  async removeBelongings(sellerId: string): Promise<Removal> {
    let removed = 0;
    for await (const items of this.#pages({ pk: `SELLER#${sellerId}`, attributes: ['kind'] })) {
      const goes = items.filter(
        ({ sk, kind }) => sk !== 'SELLER' && !(sk.startsWith('JOB#') && kind === 'seller-deletion'),
      );
      const ofListings = await Promise.all(goes.map(({ sk }) => this.#removeListingChats(sellerId, sk)));
      removed += ofListings.reduce((sum, count) => sum + count, 0);
      removed += await this.#remove(goes);
      if (removed >= AT_ONCE) return { removed, isDone: false };
    }
    return { removed, isDone: removed === 0 };
  }

  /** Counters, what nobody could make sense of, and the booked pace. */
  async removeRecords(sellerId: string): Promise<Removal> {
    let removed = 0;
    for (const partition of [`COUNTS#${sellerId}`, `PARKED#${sellerId}`, `PACE#${sellerId}`]) {
      removed += await this.#removePartition(partition, AT_ONCE - removed);
      if (removed >= AT_ONCE) return { removed, isDone: false };
    }
    return { removed, isDone: removed === 0 };
  }

  async #removeChat(sellerId: string, pk: string, most: number): Promise<number> {
    let removed = 0;
    let listingId: unknown;
    for await (const items of this.#pages({ pk, attributes: ['listingId'] })) {
      listingId ??= items.find(({ sk }) => sk === 'CHAT')?.listingId;
      removed += await this.#remove(items.filter(({ sk }) => sk !== 'CHAT'));
      if (removed >= most) return removed;
    }
    const chatId = pk.slice(chatPartition({ sellerId, chatId: '' }).length);
    const ofListing = typeof listingId === 'string' ? [{ pk: listingChats(sellerId, listingId), sk: chatId }] : [];
    return removed + (await this.#remove([...ofListing, { pk, sk: 'CHAT' }]));
  }

  /** Its chats went before; this finds those that were about another listing first. */
  async #removeListingChats(sellerId: string, sk: string): Promise<number> {
    const listingId = /^LISTING#(.+)$/.exec(sk)?.[1];
    return listingId === undefined ? 0 : this.#removePartition(listingChats(sellerId, listingId), AT_ONCE);
  }

  async #removePartition(pk: string, most: number): Promise<number> {
    let removed = 0;
    for await (const items of this.#pages({ pk })) {
      removed += await this.#remove(items);
      if (removed >= most) break;
    }
    return removed;
  }

  /** The partitions of chats in a state. The index may still name one that has just been removed. */
  async #chatsIn(sellerId: string, state: ChatState, limit: number): Promise<string[]> {
    const { Items = [] } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        IndexName: BY_STATE,
        KeyConditionExpression: 'gsi1pk = :inbox',
        ExpressionAttributeValues: { ':inbox': inbox(sellerId, state) },
        Limit: limit,
      }),
    );
    return Items.map(({ pk }) => z.string().parse(pk));
  }

  async *#pages({ pk, attributes = [] }: { pk: string; attributes?: string[] }) {
    let from: QueryCommandInput['ExclusiveStartKey'];
    do {
      const names = ['pk', 'sk', ...attributes];
      const page = await this.#table.client.send(
        new QueryCommand({
          TableName: this.#table.name,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ProjectionExpression: names.map((name) => `#${name}`).join(', '),
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          Limit: PAGE,
          ExclusiveStartKey: from,
        }),
      );
      yield (page.Items ?? []).map((item) => itemSchema.parse(item));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }

  async #remove(keys: Key[]): Promise<number> {
    const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, place) =>
      keys.slice(place * BATCH, (place + 1) * BATCH),
    );
    for (let done = 0; done < batches.length; done += BATCHES_AT_ONCE) {
      await Promise.all(batches.slice(done, done + BATCHES_AT_ONCE).map((batch) => this.#removeBatch(batch)));
    }
    return keys.length;
  }

  /** Throws a transient `table-busy` when DynamoDB keeps leaving some. */
  async #removeBatch(keys: Key[]): Promise<void> {
    let left: NonNullable<BatchWriteCommandOutput['UnprocessedItems']>[string] = keys.map(({ pk, sk }) => ({
      DeleteRequest: { Key: { pk, sk } },
    }));
    for (let tries = 0; left.length > 0; tries += 1) {
      if (tries === MOST_TRIES) {
        throw new AppError('transient', { code: 'table-busy', message: 'the table did not remove all items' });
      }
      const command = new BatchWriteCommand({ RequestItems: { [this.#table.name]: left } });
      const { UnprocessedItems } = await this.#table.client.send(command);
      left = UnprocessedItems?.[this.#table.name] ?? [];
    }
  }
}

const itemSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  kind: z.unknown().optional(),
  listingId: z.unknown().optional(),
});

function listingChats(sellerId: string, listingId: string): string {
  return `LISTING-CHATS#${sellerId}#${listingId}`;
}
