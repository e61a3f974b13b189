import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { getMany } from './get-many.ts';
import { ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;

/** What the bot does in chats about a listing; `inherit` is what the seller's own mode says. */
export const listingModeSchema = z.enum(['inherit', 'off', 'draft', 'auto']);
export type ListingMode = z.infer<typeof listingModeSchema>;

const listingKnowledgeSchema = z.object({
  sellerId: z.string(),
  listingId: z.string(),
  /** The ad's text, without markup. */
  text: z.string().optional(),
  /** Who gave the text: the seller's feed or file, or a person, whose text no import replaces. */
  textSource: z.enum(['feed', 'person']).optional(),
  /** What else the feed says of the listing: `Condition` → «Новое». */
  attributes: z.record(z.string(), z.string()).default({}),
  /** Its `Id` in the seller's feed. */
  adId: z.string().optional(),
  /** Unix milliseconds of the last import that brought something new. */
  importedAt: z.number().optional(),
  /** The job that did, and a hash of what it read. Jobs sort by time. */
  importJobId: z.string().optional(),
  importHash: z.string().optional(),
  /** What the seller wants the bot to know beside the text. */
  notes: z.string().optional(),
  /** Roubles; the lowest price the bot may agree to. */
  floorPrice: z.number().optional(),
  mode: listingModeSchema.default('inherit'),
  /** Counts the changes. */
  version: z.int().default(0),
});
export type ListingKnowledge = z.infer<typeof listingKnowledgeSchema>;

const importStateSchema = listingKnowledgeSchema.pick({
  listingId: true,
  importHash: true,
  importJobId: true,
  textSource: true,
});
export type ImportState = z.infer<typeof importStateSchema>;

/** What an import read of a listing. */
export interface ImportedListing {
  listingId: string;
  text: string | undefined;
  attributes: Record<string, string>;
  adId: string | undefined;
  hash: string;
}

/** What a person says of a listing; `null` takes it back. */
export interface KnowledgeChange {
  text?: string | null | undefined;
  notes?: string | null | undefined;
  floorPrice?: number | null | undefined;
  mode?: ListingMode | undefined;
}

/**
 * What a seller tells about his listings, kept apart from the cards: cards are read anew every few minutes, and this may
 * be long. Every change is one conditional write.
 */
export class ListingKnowledgeStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async get(sellerId: string, listingId: string): Promise<ListingKnowledge | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: key(sellerId, listingId) }),
    );
    return Item === undefined ? undefined : listingKnowledgeSchema.parse(Item);
  }

  /** Without texts and attributes, for lists. */
  async summaries(sellerId: string, listingIds: string[]): Promise<Map<string, ListingKnowledge>> {
    const items = await getMany(this.#table, keys(sellerId, listingIds), SUMMARY);
    return new Map(items.map((item) => listingKnowledgeSchema.parse(item)).map((known) => [known.listingId, known]));
  }

  /** What earlier imports left, by listing. */
  async importStates(sellerId: string, listingIds: string[]): Promise<Map<string, ImportState>> {
    const items = await getMany(this.#table, keys(sellerId, listingIds), IMPORT_STATE);
    return new Map(items.map((item) => importStateSchema.parse(item)).map((state) => [state.listingId, state]));
  }

  /**
   * Writes what an import read. A person's text stays, and so does everything a later import has written already: then
   * this says false. Writing the same twice is harmless.
   */
  async saveImported(
    sellerId: string,
    listing: ImportedListing,
    { jobId, now }: { jobId: string; now: number },
  ): Promise<boolean> {
    const { listingId, text, attributes, adId, hash } = listing;
    const rest = { sellerId, listingId, attributes, adId, importHash: hash, importJobId: jobId, importedAt: now };
    const isNewest = '(attribute_not_exists(importJobId) OR importJobId <= :importJobId)';
    const isFeedsText = '(attribute_not_exists(textSource) OR textSource = :textSource)';
    const whole = { ...rest, text, textSource: text === undefined ? undefined : 'feed' };
    const isWholeWritten = await this.#write(
      whole,
      `${isNewest} AND ${isFeedsText}`,
      text === undefined ? { ':textSource': 'feed' } : {},
    );
    return isWholeWritten || (await this.#write(rest, `${isNewest} AND textSource = :person`, { ':person': 'person' }));
  }

  /** A person's change, on the version he has seen. `undefined` when it is no longer that one. */
  async change(
    sellerId: string,
    listingId: string,
    change: KnowledgeChange,
    version: number,
  ): Promise<ListingKnowledge | undefined> {
    const { text, ...others } = change;
    const isSeen = version === 0 ? 'attribute_not_exists(version)' : 'version = :seen';
    const ofText = text === undefined ? {} : { text, textSource: text === null ? null : 'person' };
    // Without the hash the next import brings its own text back.
    const forgotten = text === null ? { importHash: null } : {};
    const update = updateOf({ sellerId, listingId, ...others, ...ofText, ...forgotten });
    const written = await ifHolds(
      this.#table.client.send(
        new UpdateCommand({
          TableName: this.#table.name,
          Key: key(sellerId, listingId),
          ...update,
          ConditionExpression: isSeen,
          ExpressionAttributeValues: {
            ...update.ExpressionAttributeValues,
            ...(version === 0 ? {} : { ':seen': version }),
          },
          ReturnValues: 'ALL_NEW',
        }),
      ),
    );
    return written === undefined ? undefined : listingKnowledgeSchema.parse(written.Attributes);
  }

  async #write(
    listing: { sellerId: string; listingId: string } & Record<string, unknown>,
    condition: string,
    values: Record<string, unknown>,
  ): Promise<boolean> {
    // What the feed no longer says is taken out.
    const update = updateOf(Object.fromEntries(Object.entries(listing).map(([name, value]) => [name, value ?? null])));
    const written = await ifHolds(
      this.#table.client.send(
        new UpdateCommand({
          TableName: this.#table.name,
          Key: key(listing.sellerId, listing.listingId),
          ...update,
          ConditionExpression: condition,
          ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ...values },
        }),
      ),
    );
    return written !== undefined;
  }
}

const SUMMARY = ['sellerId', 'listingId', 'textSource', 'adId', 'importedAt', 'notes', 'floorPrice', 'mode', 'version'];
const IMPORT_STATE = ['listingId', 'importHash', 'importJobId', 'textSource'];

/** One update that sets what has a value, takes out what is null, and counts the change. */
function updateOf(fields: Record<string, unknown>) {
  const all = Object.entries({ ...fields, schemaVersion: SCHEMA_VERSION }).filter(([, value]) => value !== undefined);
  const set = all.filter(([, value]) => value !== null);
  const gone = all.filter(([, value]) => value === null);
  return {
    UpdateExpression: [
      `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}, version = if_not_exists(version, :none) + :one`,
      ...(gone.length === 0 ? [] : [`REMOVE ${gone.map(([name]) => `#${name}`).join(', ')}`]),
    ].join(' '),
    ExpressionAttributeNames: Object.fromEntries(all.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ':none': 0,
      ':one': 1,
      ...Object.fromEntries(set.map(([n, value]) => [`:${n}`, value])),
    },
  };
}

function keys(sellerId: string, listingIds: string[]) {
  return listingIds.map((listingId) => key(sellerId, listingId));
}

function key(sellerId: string, listingId: string) {
  return { pk: `SELLER#${sellerId}`, sk: `LISTING-KNOWLEDGE#${listingId}` };
}
