import * as z from 'zod';
import { type Chat, chatSchema } from './chat.ts';
import { chatKey, chatPartition } from './chat-key.ts';
import { type LogEntry, readLogEntry } from './chat-log.ts';
import { getMany } from './get-many.ts';
import { type Listing, Listings } from './listings.ts';
import type { Table } from './table.ts';

/** A chat with what a list shows of it. */
export interface ChatCard {
  chat: Chat;
  /** ISO time of its last change; of an open turn, when that began. */
  changedAt: string;
  lastWords: LogEntry | undefined;
  listing: Listing | undefined;
}

const cardSchema = chatSchema.extend({ gsi1sk: z.string().optional() });

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
    const chats = items.map((item) => cardSchema.parse(item));
    const [words, listings] = await Promise.all([this.#lastWords(chats), this.#listingsOf(sellerId, chats)]);
    return new Map(
      chats.map(({ gsi1sk = '', ...chat }) => [
        chat.chatId,
        {
          chat,
          changedAt: gsi1sk,
          lastWords: words.get(chatPartition(chat)),
          listing: listings.get(chat.listingId ?? ''),
        },
      ]),
    );
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
