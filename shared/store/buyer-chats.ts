import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ChatRef } from './chat.ts';
import { removeItems } from './remove-items.ts';
import type { Table } from './table.ts';

const SCHEMA_VERSION = 1;

/**
 * Which chats a buyer has with a seller, so that his data can be found when he wants them erased. Each is noted once, when it begins:
 * that is one write a chat, and none a message.
 */
export class BuyerChats {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** May be repeated: it writes the same. */
  async add(ref: ChatRef, buyerId: string): Promise<void> {
    const item = { ...key(ref, buyerId), schemaVersion: SCHEMA_VERSION };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item: item }));
  }

  /** The ids of his chats, in no order that means anything. */
  async list({ sellerId, buyerId }: { sellerId: string; buyerId: string }, limit: number): Promise<string[]> {
    const { Items = [] } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :buyer)',
        ExpressionAttributeValues: { ':pk': buyersPartition(sellerId), ':buyer': `${buyerId}#` },
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    return Items.map(({ sk }) =>
      z
        .string()
        .parse(sk)
        .slice(buyerId.length + 1),
    );
  }

  async remove(ref: ChatRef, buyerId: string): Promise<void> {
    await removeItems(this.#table, [key(ref, buyerId)]);
  }
}

/** All buyers of a seller. */
export function buyersPartition(sellerId: string): string {
  return `BUYERS#${sellerId}`;
}

function key({ sellerId, chatId }: ChatRef, buyerId: string) {
  return { pk: buyersPartition(sellerId), sk: `${buyerId}#${chatId}` };
}
