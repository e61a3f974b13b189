import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ChatRef } from './chat.ts';
import { chatPartition, MESSAGE, messageSortKey } from './chat-key.ts';
import { storedContentSchema } from './stored-content.ts';
import { ifHolds, type Table } from './table.ts';

/** 2: they have a time to go. */
const SCHEMA_VERSION = 2;
/** Far above what Avito takes, far below what an item holds. */
const LONGEST_TEXT = 20_000;

export const messageSchema = z.object({
  sellerId: z.string(),
  chatId: z.string(),
  messageId: z.string(),
  author: z.enum(['buyer', 'bot', 'human', 'system']),
  content: storedContentSchema,
  /** Unix seconds, as Avito gives it; ties within a second are common. */
  createdAt: z.number(),
  /** Unix milliseconds at which we came to know of it: tells the order within Avito's second. */
  knownAt: z.number(),
  /** The place among the buyer's messages of this chat, in the order they reached us. Buyer's messages only. */
  seq: z.int().optional(),
  /** Set on a buyer's message that nobody was asked to answer. All others share the outcome of their turn's reply. */
  silentBecause: z.string().optional(),
  /** `history`: found in Avito's history while its chat was answered. */
  source: z.enum(['webhook', 'reconcile', 'history', 'reply']),
  /** Unix seconds at which it goes. */
  expiresAt: z.number().optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** The messages of a chat, each stored once under Avito's time and id. */
export class Messages {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Says whether the message was new. */
  async put(message: Message): Promise<boolean> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...key(message, message), schemaVersion: SCHEMA_VERSION, ...message, content: clipped(message.content) },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return (await ifHolds(this.#table.client.send(put))) !== undefined;
  }

  /** Keeps what was heard in a voice message. False where there is none any more, or where it has been heard already. */
  async keepTranscript(message: Message, { text, isUnclear }: { text: string; isUnclear: boolean }): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: key(message, message),
      UpdateExpression: 'SET content.transcript = :text, content.isUnclear = :isUnclear',
      ConditionExpression: 'content.kind = :voice AND attribute_not_exists(content.transcript)',
      ExpressionAttributeValues: { ':text': text.slice(0, LONGEST_TEXT), ':isUnclear': isUnclear, ':voice': 'voice' },
    });
    return (await ifHolds(this.#table.client.send(update))) !== undefined;
  }

  async get(
    chat: ChatRef,
    message: Pick<Message, 'messageId' | 'createdAt'>,
    read: { isConsistent: boolean },
  ): Promise<Message | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: key(chat, message), ConsistentRead: read.isConsistent }),
    );
    return Item === undefined ? undefined : messageSchema.parse(Item);
  }

  /** The last messages of a chat, oldest first. What it costs does not depend on the length of the chat. */
  async newest(chat: ChatRef, limit: number): Promise<Message[]> {
    const { Items = [] } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :messages)',
        ExpressionAttributeValues: { ':pk': chatPartition(chat), ':messages': MESSAGE },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => messageSchema.parse(item)).sort(byTime);
  }
}

/** Oldest first. What reconcile brings in may share the millisecond too: then the place among the buyer's messages tells. */
export function byTime(left: Message, right: Message): number {
  return left.createdAt - right.createdAt || left.knownAt - right.knownAt || (left.seq ?? 0) - (right.seq ?? 0);
}

function key(chat: ChatRef, message: Pick<Message, 'messageId' | 'createdAt'>) {
  return { pk: chatPartition(chat), sk: messageSortKey(message) };
}

function clipped(content: Message['content']): Message['content'] {
  return content.kind === 'text' ? { ...content, text: content.text.slice(0, LONGEST_TEXT) } : content;
}
