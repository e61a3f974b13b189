import {
  BatchWriteCommand,
  type BatchWriteCommandOutput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import type { Table } from './table.ts';

export interface Key {
  pk: string;
  sk: string;
}

const PAGE = 250;
/** DynamoDB takes so many in a batch. */
const BATCH = 25;
const BATCHES_AT_ONCE = 5;
const MOST_TRIES = 8;

const keySchema = z.looseObject({ pk: z.string(), sk: z.string() });
type KeptItem = z.infer<typeof keySchema>;

/** What lies in a partition, by its keys and the named attributes, a page at a time. */
export async function* pagesOf(
  table: Table,
  { pk, attributes = [] }: { pk: string; attributes?: string[] },
): AsyncGenerator<KeptItem[]> {
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const names = ['pk', 'sk', ...attributes];
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ProjectionExpression: names.map((name) => `#${name}`).join(', '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        Limit: PAGE,
        ExclusiveStartKey: from,
      }),
    );
    yield (page.Items ?? []).map((item) => keySchema.parse(item));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

/** Says how many there were. What is not there any more is removed, too. Throws a transient `table-busy` when DynamoDB keeps leaving some. */
export async function removeItems(table: Table, keys: Key[]): Promise<number> {
  const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, place) =>
    keys.slice(place * BATCH, (place + 1) * BATCH),
  );
  for (let done = 0; done < batches.length; done += BATCHES_AT_ONCE) {
    await Promise.all(batches.slice(done, done + BATCHES_AT_ONCE).map((batch) => removeBatch(table, batch)));
  }
  return keys.length;
}

async function removeBatch(table: Table, keys: Key[]): Promise<void> {
  let left: NonNullable<BatchWriteCommandOutput['UnprocessedItems']>[string] = keys.map(({ pk, sk }) => ({
    DeleteRequest: { Key: { pk, sk } },
  }));
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries === MOST_TRIES) {
      throw new AppError('transient', { code: 'table-busy', message: 'the table did not remove all items' });
    }
    const command = new BatchWriteCommand({ RequestItems: { [table.name]: left } });
    const { UnprocessedItems } = await table.client.send(command);
    left = UnprocessedItems?.[table.name] ?? [];
  }
}
