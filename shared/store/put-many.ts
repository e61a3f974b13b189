import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteCommand, type BatchWriteCommandOutput } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../errors/app-error.ts';
import type { Table } from './table.ts';

type Requests = NonNullable<BatchWriteCommandOutput['UnprocessedItems']>[string];

/** DynamoDB takes so many in a batch. */
const BATCH = 25;
const MOST_TRIES = 8;

/** Puts items, whatever lies under their keys. Throws a transient `table-busy` when DynamoDB keeps leaving some. */
export async function putMany(table: Table, items: Record<string, unknown>[]): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    await putBatch(
      table,
      items.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item } })),
    );
  }
}

async function putBatch(table: Table, requests: Requests): Promise<void> {
  let left = requests;
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries === MOST_TRIES) {
      throw new AppError('transient', { code: 'table-busy', message: 'the table did not take all items' });
    }
    if (tries > 0) await sleep(2 ** tries * 10);
    const { UnprocessedItems } = await table.client.send(
      new BatchWriteCommand({ RequestItems: { [table.name]: left } }),
    );
    left = UnprocessedItems?.[table.name] ?? [];
  }
}
