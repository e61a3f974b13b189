import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Table } from './table.ts';

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
  /** Unix milliseconds. */
  fetchedAt: z.number(),
});
export type Listing = z.infer<typeof listingSchema>;

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
}

function key(sellerId: string, listingId: string) {
  return { pk: `SELLER#${sellerId}`, sk: `LISTING#${listingId}` };
}
