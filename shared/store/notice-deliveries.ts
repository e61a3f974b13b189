import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { NoticeChannel } from '../notices/notice-settings.ts';
import type { Table } from './table.ts';

const SCHEMA_VERSION = 1;
/** What is left of a seller who was deleted while he was being told goes by itself. */
const KEPT_SECONDS = 90 * 86_400;
/** As many as SQS might bring a second time, and few enough for one write unit. */
const REMEMBERED = 12;

const deliverySchema = z.object({
  /** The ids that were told last, newest first. */
  toldIds: z.array(z.string()).default([]),
  /** Unix milliseconds. */
  toldAt: z.number().optional(),
  /** Why the last attempt that failed did: a code and unix milliseconds. */
  failure: z.object({ code: z.string(), at: z.number() }).optional(),
});
export type NoticeDelivery = z.infer<typeof deliverySchema>;

/** How telling a seller went last, on each channel: for the seller to see, and against telling him twice. */
export class NoticeDeliveries {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async get(sellerId: string, channel: NoticeChannel): Promise<NoticeDelivery> {
    const { Item = {} } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: key(sellerId, channel), ConsistentRead: true }),
    );
    return deliverySchema.parse(Item);
  }

  /** Two that are told at the same moment may forget one another: then a repetition of one is told again. */
  async noteTold(
    sellerId: string,
    channel: NoticeChannel,
    told: { id: string; before: NoticeDelivery; now: number },
  ): Promise<void> {
    const toldIds = [told.id, ...told.before.toldIds].slice(0, REMEMBERED);
    await this.#set(sellerId, channel, { toldIds, toldAt: told.now }, told.now);
  }

  async noteFailure(sellerId: string, channel: NoticeChannel, code: string, now: number): Promise<void> {
    await this.#set(sellerId, channel, { failure: { code, at: now } }, now);
  }

  /** For a channel that leads elsewhere from now on. */
  async forget(sellerId: string, channel: NoticeChannel): Promise<void> {
    await this.#table.client.send(new DeleteCommand({ TableName: this.#table.name, Key: key(sellerId, channel) }));
  }

  async #set(sellerId: string, channel: NoticeChannel, change: Partial<NoticeDelivery>, now: number): Promise<void> {
    const set = Object.entries({
      ...change,
      schemaVersion: SCHEMA_VERSION,
      expiresAt: Math.floor(now / 1_000) + KEPT_SECONDS,
    });
    await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: key(sellerId, channel),
        UpdateExpression: `SET ${set.map(([name]) => `${name} = :${name}`).join(', ')}`,
        ExpressionAttributeValues: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
      }),
    );
  }
}

function key(sellerId: string, channel: NoticeChannel) {
  return { pk: `SELLER#${sellerId}`, sk: `NOTICES#${channel}` };
}
