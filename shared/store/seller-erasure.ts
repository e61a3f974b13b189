import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { buyersPartition } from './buyer-chats.ts';
import type { ChatState } from './chat.ts';
import { inbox } from './chat-changes.ts';
import { chatPartition } from './chat-key.ts';
import { listingChatsPartition } from './listing-chats.ts';
import { pagesOf, removeItems } from './remove-items.ts';
import { BY_STATE, type Table } from './table.ts';

export interface Removal {
  removed: number;
  /** Nothing of that kind was found any more. */
  isDone: boolean;
}

/** About what one call removes before it lets its caller note how far it came. */
const AT_ONCE = 500;
const CHATS_AT_ONCE = 250;

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
      for (const partition of await this.#chatsIn(sellerId, state, CHATS_AT_ONCE)) {
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
    for await (const items of pagesOf(this.#table, { pk: `SELLER#${sellerId}`, attributes: ['kind'] })) {
      const goes = items.filter(
        ({ sk, kind }) => sk !== 'SELLER' && !(sk.startsWith('JOB#') && kind === 'seller-deletion'),
      );
      const ofListings = await Promise.all(goes.map(({ sk }) => this.#removeListingChats(sellerId, sk)));
      removed += ofListings.reduce((sum, count) => sum + count, 0);
      removed += await removeItems(this.#table, goes);
      if (removed >= AT_ONCE) return { removed, isDone: false };
    }
    return { removed, isDone: removed === 0 };
  }

  /** Who his buyers were, counters, what nobody could make sense of, and the booked pace. */
  async removeRecords(sellerId: string): Promise<Removal> {
    let removed = 0;
    for (const partition of [
      buyersPartition(sellerId),
      `COUNTS#${sellerId}`,
      `PARKED#${sellerId}`,
      `PACE#${sellerId}`,
    ]) {
      removed += await this.#removePartition(partition, AT_ONCE - removed);
      if (removed >= AT_ONCE) return { removed, isDone: false };
    }
    return { removed, isDone: removed === 0 };
  }

  async #removeChat(sellerId: string, pk: string, most: number): Promise<number> {
    let removed = 0;
    let listingId: unknown;
    for await (const items of pagesOf(this.#table, { pk, attributes: ['listingId'] })) {
      listingId ??= items.find(({ sk }) => sk === 'CHAT')?.listingId;
      removed += await removeItems(
        this.#table,
        items.filter(({ sk }) => sk !== 'CHAT'),
      );
      if (removed >= most) return removed;
    }
    const chatId = pk.slice(chatPartition({ sellerId, chatId: '' }).length);
    const ofListing =
      typeof listingId === 'string' ? [{ pk: listingChatsPartition(sellerId, listingId), sk: chatId }] : [];
    return removed + (await removeItems(this.#table, [...ofListing, { pk, sk: 'CHAT' }]));
  }

  /** Its chats went before; this finds those that were about another listing first. */
  async #removeListingChats(sellerId: string, sk: string): Promise<number> {
    const listingId = /^LISTING#(.+)$/.exec(sk)?.[1];
    return listingId === undefined ? 0 : this.#removePartition(listingChatsPartition(sellerId, listingId), AT_ONCE);
  }

  async #removePartition(pk: string, most: number): Promise<number> {
    let removed = 0;
    for await (const items of pagesOf(this.#table, { pk })) {
      removed += await removeItems(this.#table, items);
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
}
