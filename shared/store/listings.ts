import { GetCommand, PutCommand, QueryCommand, type QueryCommandOutput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { decodeCursor, encodeCursor, keyPosition } from './cursor.ts';
import { getMany } from './get-many.ts';
import { ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;

export const listingSchema = z.object({
  listingId: z.string(),
  title: z.string(),
  /** Roubles. Absent when the card gives none or not a single figure («от 1 500 ₽»). */
  price: z.number().optional(),
  /** As Avito shows it. */
  priceText: z.string().optional(),
  status: z.enum(['active', 'inactive', 'unknown']),
  url: z.string().optional(),
  ownerId: z.string().optional(),
  /** Unix milliseconds at which a chat's card was read; 0 for a listing no chat was about yet. */
  fetchedAt: z.number(),
  /** Unix milliseconds at which the account's list of listings last changed it. */
  syncedAt: z.number().optional(),
});
export type Listing = z.infer<typeof listingSchema>;

/** What Avito's list of an account's listings says of one. */
export interface ListedCard {
  listingId: string;
  title: string;
  price: number | undefined;
  status: Listing['status'];
  url: string | undefined;
  ownerId: string | undefined;
}

export interface ListingFilter {
  /** In small letters; each has to be in the title. */
  words: string[];
  status: Listing['status'] | undefined;
}

/** The listing cards of a seller as Avito last gave them: a cache, never the truth. */
export class Listings {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async get(sellerId: string, listingId: string): Promise<Listing | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: key(sellerId, listingId) }),
    );
    return Item === undefined ? undefined : listingSchema.parse(Item);
  }

  async put(sellerId: string, listing: Listing): Promise<void> {
    const item = { ...key(sellerId, listing.listingId), schemaVersion: SCHEMA_VERSION, sellerId, ...listing };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item: item }));
  }

  /** Keeps what a file says of a listing until Avito says it better. */
  async putIfAbsent(sellerId: string, listing: Listing): Promise<void> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...key(sellerId, listing.listingId), schemaVersion: SCHEMA_VERSION, sellerId, ...listing },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await ifHolds(this.#table.client.send(put));
  }

  /** Those that are known, by their ids. */
  async getMany(sellerId: string, listingIds: string[]): Promise<Map<string, Listing>> {
    const keys = listingIds.map((listingId) => key(sellerId, listingId));
    const listings = (await getMany(this.#table, keys)).map((item) => listingSchema.parse(item));
    return new Map(listings.map((listing) => [listing.listingId, listing]));
  }

  /**
   * Notes what the account's list says, beside what chats' cards said. A price as Avito shows it goes with the price it was
   * shown for; `fetchedAt` stays, for a reply is given from a chat's card.
   */
  async noteListed(sellerId: string, card: ListedCard, known: Listing | undefined, now: number): Promise<void> {
    const { listingId, price, ...rest } = card;
    const given = Object.entries({ ...rest, sellerId, listingId, price, schemaVersion: SCHEMA_VERSION, syncedAt: now });
    const set = given.filter(([, value]) => value !== undefined);
    const gone = [...(price === undefined ? ['price'] : []), ...(price === known?.price ? [] : ['priceText'])];
    await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: key(sellerId, listingId),
        UpdateExpression: [
          `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}, fetchedAt = if_not_exists(fetchedAt, :never)`,
          ...(gone.length === 0 ? [] : [`REMOVE ${gone.join(', ')}`]),
        ].join(' '),
        ExpressionAttributeNames: Object.fromEntries(set.map(([name]) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ':never': 0,
          ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
        },
      }),
    );
  }

  /** By their ids. Looks through at most 10,000 cards, so a page of filtered listings may be short, or empty, with a cursor. */
  async find(
    sellerId: string,
    filter: ListingFilter,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<{ items: Listing[]; nextCursor: string | undefined }> {
    const isFiltered = filter.words.length > 0 || filter.status !== undefined;
    const items: Listing[] = [];
    let last = decodeCursor(cursor, keyPosition);
    let lookedAt = 0;
    for await (const listing of this.#after(sellerId, last, isFiltered ? LOOKED_THROUGH : limit + 1)) {
      if (items.length === limit || lookedAt === MOST_LOOKED_THROUGH) return { items, nextCursor: encodeCursor(last) };
      if (matches(listing, filter)) items.push(listing);
      last = listing.listingId;
      lookedAt += 1;
    }
    return { items, nextCursor: undefined };
  }

  async *#after(sellerId: string, listingId: string | undefined, pageSize: number): AsyncGenerator<Listing> {
    let from = listingId === undefined ? undefined : key(sellerId, listingId);
    do {
      const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await this.#table.client.send(
        new QueryCommand({
          TableName: this.#table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :listings)',
          ExpressionAttributeValues: { ':pk': partition(sellerId), ':listings': LISTING },
          Limit: pageSize,
          ExclusiveStartKey: from,
        }),
      );
      const page = Items.map((item) => listingSchema.parse(item));
      yield* page;
      const last = page.at(-1);
      from = LastEvaluatedKey === undefined || last === undefined ? undefined : key(sellerId, last.listingId);
    } while (from !== undefined);
  }
}

/** Says whether Avito's list tells anything new of a listing. */
export function saysNew(card: ListedCard, known: Listing | undefined): boolean {
  if (known === undefined) return true;
  return (
    card.title !== known.title ||
    card.price !== known.price ||
    card.status !== known.status ||
    (card.url !== undefined && card.url !== known.url)
  );
}

const LISTING = 'LISTING#';
const LOOKED_THROUGH = 1_000;
const MOST_LOOKED_THROUGH = 10_000;

function matches({ title, status }: Listing, filter: ListingFilter): boolean {
  if (filter.status !== undefined && status !== filter.status) return false;
  const text = title.toLowerCase();
  return filter.words.every((word) => text.includes(word));
}

function partition(sellerId: string): string {
  return `SELLER#${sellerId}`;
}

function key(sellerId: string, listingId: string) {
  return { pk: partition(sellerId), sk: `${LISTING}${listingId}` };
}
