import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Table } from './table.ts';

const SCHEMA_VERSION = 1;
const KEPT_DAYS = 30;
/** An item holds 400 kB. A body has at most 256 KiB, but what SQS refuses is escaped and may double it. */
const LONGEST_BODY_BYTES = 350_000;

const parkedEventSchema = z.object({
  /** The id of the queue message: parking the same one twice is one parked event. */
  id: z.string(),
  sellerId: z.string(),
  reason: z.string(),
  source: z.string(),
  body: z.string(),
  receivedAt: z.number(),
});
export type ParkedEvent = z.infer<typeof parkedEventSchema>;

/** Deliveries nobody could make sense of, kept for a month so that a person can look and nothing is lost. */
export class ParkedEvents {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async park(event: ParkedEvent): Promise<void> {
    const item = {
      pk: partition(event.sellerId),
      sk: `${String(event.receivedAt).padStart(14, '0')}#${event.id}`,
      schemaVersion: SCHEMA_VERSION,
      ...event,
      body: Buffer.from(event.body).subarray(0, LONGEST_BODY_BYTES).toString(),
      expiresAt: Math.floor(event.receivedAt / 1_000) + KEPT_DAYS * 86_400,
    };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item: item }));
  }

  /** The newest parked events of a seller. */
  async newest(sellerId: string, limit: number): Promise<ParkedEvent[]> {
    const { Items = [] } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition(sellerId) },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return Items.map((item) => parkedEventSchema.parse(item));
  }
}

function partition(sellerId: string): string {
  return `PARKED#${sellerId}`;
}
