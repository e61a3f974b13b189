import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Table } from '../store/table.ts';

const SCHEMA_VERSION = 1;
const KEY = { pk: 'SYSTEM', sk: 'MIGRATION' };

const positionSchema = z.object({
  plan: z.string(),
  from: z.object({ pk: z.string(), sk: z.string() }),
  seen: z.int(),
});

/** How far a migration has come that was not finished. */
export class MigrationPosition {
  readonly #table: Table;
  readonly #plan: string;

  /** `plan` names the upgrades: where an earlier migration with other upgrades ended says nothing about this one. */
  constructor(table: Table, plan: string) {
    this.#table = table;
    this.#plan = plan;
  }

  async read(): Promise<{ from: Record<string, unknown>; seen: number } | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: KEY, ConsistentRead: true }),
    );
    const kept = positionSchema.safeParse(Item).data;
    return kept?.plan === this.#plan ? kept : undefined;
  }

  /** `at` in unix milliseconds. */
  async keep({ from, seen, at }: { from: Record<string, unknown>; seen: number; at: number }): Promise<void> {
    const Item = { ...KEY, schemaVersion: SCHEMA_VERSION, plan: this.#plan, from, seen, at };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item }));
  }

  async forget(): Promise<void> {
    await this.#table.client.send(new DeleteCommand({ TableName: this.#table.name, Key: KEY }));
  }
}
