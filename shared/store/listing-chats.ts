import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ChatRef } from './chat.ts';
import { decodeCursor, encodeCursor, keyPosition } from './cursor.ts';
import type { Table } from './table.ts';

const SCHEMA_VERSION = 1;

/** Which chats are about a listing. Each is noted once, when it begins. */
export class ListingChats {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** May be repeated: it writes the same. */
  async add({ sellerId, chatId }: ChatRef, listingId: string): Promise<void> {
    const item = { pk: listingChatsPartition(sellerId, listingId), sk: chatId, schemaVersion: SCHEMA_VERSION };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item: item }));
  }

  /** The ids of the chats about a listing, in no order that means anything. */
  async page(
    { sellerId, listingId }: { sellerId: string; listingId: string },
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<{ chatIds: string[]; nextCursor: string | undefined }> {
    const pk = listingChatsPartition(sellerId, listingId);
    const from = decodeCursor(cursor, keyPosition);
    const { Items = [], LastEvaluatedKey } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        Limit: limit,
        ExclusiveStartKey: from === undefined ? undefined : { pk, sk: from },
      }),
    );
    return {
      chatIds: Items.map(({ sk }) => z.string().parse(sk)),
      nextCursor: LastEvaluatedKey === undefined ? undefined : encodeCursor(LastEvaluatedKey.sk),
    };
  }
}

export function listingChatsPartition(sellerId: string, listingId: string): string {
  return `LISTING-CHATS#${sellerId}#${listingId}`;
}
