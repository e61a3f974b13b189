import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Table } from './table.ts';

const SCHEMA_VERSION = 1;
const KEPT_SECONDS = 400 * 86_400;

const auditEntrySchema = z.object({
  entryId: z.string(),
  /** Unix milliseconds. */
  at: z.number(),
  /** Who did it. */
  userId: z.string(),
  /** The route's name in the contract. */
  action: z.string(),
  sellerId: z.string().optional(),
  /** What it was done to, by the route's parameters. */
  target: z.record(z.string(), z.string()),
  /** What else is worth knowing. Never secrets or message texts. */
  details: z.record(z.string(), z.unknown()),
  sourceIp: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export interface AuditFilter {
  sellerId?: string | undefined;
  userId?: string | undefined;
  action?: string | undefined;
  /** Unix milliseconds: not before. */
  from?: number | undefined;
  /** Unix milliseconds: before. */
  to?: number | undefined;
}

/** Who changed what and when. Entries are only ever added, and forgotten after 400 days. */
export class Audit {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(entry: AuditEntry): Promise<void> {
    const item = {
      pk: ENTRIES,
      sk: `${new Date(entry.at).toISOString()}#${entry.entryId}`,
      schemaVersion: SCHEMA_VERSION,
      expiresAt: Math.floor(entry.at / 1_000) + KEPT_SECONDS,
      ...entry,
    };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item: item }));
  }

  /** The newest first. A page of filtered entries may be short, or empty, with a cursor to go on from. */
  async newest(
    { from = 0, to = LAST_TIME, ...equal }: AuditFilter,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<{ items: AuditEntry[]; nextCursor: string | undefined }> {
    const given = Object.entries(equal).filter(([, value]) => value !== undefined);
    const range = { first: new Date(from).toISOString(), last: new Date(to).toISOString() };
    // DynamoDB refuses to start outside of what is asked for.
    const position = sortKey.refine((key) => range.first <= key && key < range.last);
    const start = decodeCursor(cursor, position);
    if (range.first >= range.last) return { items: [], nextCursor: undefined };
    const { Items = [], LastEvaluatedKey } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': ENTRIES,
          ':first': range.first,
          // An entry's key is longer than its time: those of this very moment come after it.
          ':last': range.last,
          ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
        },
        ...filtering(given.map(([name]) => name)),
        ScanIndexForward: false,
        Limit: given.length === 0 ? limit : LOOKED_THROUGH,
        ExclusiveStartKey: start === undefined ? undefined : { pk: ENTRIES, sk: start },
      }),
    );
    const items = Items.slice(0, limit);
    // Cut off in the middle of what was looked through: the next page begins after the last one that is shown.
    const last = items.length < Items.length ? items.at(-1)?.sk : LastEvaluatedKey?.sk;
    return {
      items: items.map((item) => auditEntrySchema.parse(item)),
      nextCursor: last === undefined ? undefined : encodeCursor(last),
    };
  }
}

function filtering(names: string[]) {
  if (names.length === 0) return {};
  return {
    FilterExpression: names.map((name) => `#${name} = :${name}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
  };
}

/** `2026-03-02T10:00:00.000Z#<entry>`. */
const sortKey = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#[\w-]{1,64}$/);
const LAST_TIME = Date.UTC(9999, 11, 31);
/** One partition: people act some hundred times a day, and a partition takes a thousand writes a second. */
const ENTRIES = 'AUDIT';
const LOOKED_THROUGH = 1_000;
