import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Chat, type ChatRef, chatSchema, isErased } from './chat.ts';
import { chatKey, chatPartition } from './chat-key.ts';
import { type LogEntry, readLogEntry } from './chat-log.ts';
import { getMany } from './get-many.ts';
import { type Listing, Listings } from './listings.ts';
import type { Table } from './table.ts';

export interface ChatHead {
  chat: Chat;
  /** ISO time of its last change; of an open turn, when that began. */
  changedAt: string;
}

/** A chat with what a list shows of it. */
export interface ChatCard extends ChatHead {
  lastWords: LogEntry | undefined;
  listing: Listing | undefined;
}

/** Chats with their last words and their listings, each read by its key: what they cost depends on how many are asked for alone. */
export class ChatCards {
  readonly #table: Table;
  readonly #listings: Listings;

  constructor(table: Table) {
    this.#table = table;
    this.#listings = new Listings(table);
  }

  /** Those that are known. */
  async get(sellerId: string, chatIds: string[]): Promise<Map<string, ChatCard>> {
    const items = await getMany(
      this.#table,
      [...new Set(chatIds)].map((chatId) => chatKey({ sellerId, chatId })),
    );
    const heads = items.map(readHead).filter(({ chat }) => !isErased(chat));
    const cards = await this.#complete(sellerId, heads);
    return new Map(cards.map((card) => [card.chat.chatId, card]));
  }

  /** One as it is now. */
  async one(ref: ChatRef): Promise<ChatCard | undefined> {
    const head = await this.head(ref, { isConsistent: true });
    if (head === undefined) return undefined;
    const [card] = await this.#complete(ref.sellerId, [head]);
    return card;
  }

  /** A chat alone, with the time of its last change. */
  async head(ref: ChatRef, read: { isConsistent: boolean }): Promise<ChatHead | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: chatKey(ref), ConsistentRead: read.isConsistent }),
    );
    const head = Item && readHead(Item);
    return head === undefined || isErased(head.chat) ? undefined : head;
  }

  async #complete(sellerId: string, heads: ChatHead[]): Promise<ChatCard[]> {
    const chats = heads.map(({ chat }) => chat);
    const [words, listings] = await Promise.all([this.#lastWords(chats), this.#listingsOf(sellerId, chats)]);
    return heads.map((head) => ({
      ...head,
      lastWords: words.get(chatPartition(head.chat)),
      listing: listings.get(head.chat.listingId ?? ''),
    }));
  }

  async #lastWords(chats: Chat[]): Promise<Map<string, LogEntry>> {
    const keys = chats.flatMap((chat) =>
      chat.lastMessageKey === undefined ? [] : [{ pk: chatPartition(chat), sk: chat.lastMessageKey }],
    );
    const items = await getMany(this.#table, keys);
    return new Map(items.map((item) => [z.string().parse(item.pk), readLogEntry(item)]));
  }

  #listingsOf(sellerId: string, chats: Chat[]): Promise<Map<string, Listing>> {
    return this.#listings.getMany(sellerId, [...new Set(chats.flatMap(({ listingId }) => listingId ?? []))]);
  }
}

const headSchema = chatSchema.extend({ gsi1sk: z.string().optional() });

/** Chats of before the index have no time in it until they are upgraded, or change. */
function readHead(item: Record<string, unknown>): ChatHead {
  const { gsi1sk: changedAt = '1970-01-01T00:00:00.000Z', ...chat } = headSchema.parse(item);
  return { chat, changedAt };
}
