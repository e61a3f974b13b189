import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;
const KEY = { pk: 'SYSTEM', sk: 'STOP' };

const stopSchema = z.object({
  isStopped: z.boolean(),
  /** Unix milliseconds. */
  changedAt: z.number().optional(),
  /** The user who changed it. */
  changedBy: z.string().optional(),
});
export type StopState = z.infer<typeof stopSchema>;

/** The emergency stop for all sellers. */
export class SystemStop {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async isStopped(): Promise<boolean> {
    return (await this.#read(false)).isStopped;
  }

  /** With who changed it last, and when. */
  state(): Promise<StopState> {
    return this.#read(true);
  }

  /** Whoever stops what is stopped already changes nothing: who did it first stays known. */
  async set(isStopped: boolean, change?: { by: string; at: number }): Promise<void> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: {
        ...KEY,
        schemaVersion: SCHEMA_VERSION,
        isStopped,
        ...(change === undefined ? {} : { changedAt: change.at, changedBy: change.by }),
      },
      ConditionExpression: 'attribute_not_exists(pk) OR isStopped <> :isStopped',
      ExpressionAttributeValues: { ':isStopped': isStopped },
    });
    await ifHolds(this.#table.client.send(put));
  }

  async #read(ConsistentRead: boolean): Promise<StopState> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: KEY, ConsistentRead }),
    );
    return Item === undefined ? { isStopped: false } : stopSchema.parse(Item);
  }
}
