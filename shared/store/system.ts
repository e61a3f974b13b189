import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Table } from './table.ts';

const SCHEMA_VERSION = 1;
const KEY = { pk: 'SYSTEM', sk: 'STOP' };
const stopSchema = z.object({ isStopped: z.boolean() });

/** The emergency stop for all sellers. */
export class SystemStop {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async isStopped(): Promise<boolean> {
    const { Item } = await this.#table.client.send(new GetCommand({ TableName: this.#table.name, Key: KEY }));
    return Item === undefined ? false : stopSchema.parse(Item).isStopped;
  }

  async set(isStopped: boolean): Promise<void> {
    const item = { ...KEY, schemaVersion: SCHEMA_VERSION, isStopped };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item: item }));
  }
}
