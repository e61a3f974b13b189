import { BatchGetCommand, type BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../errors/app-error.ts';
import type { Table } from './table.ts';

type Key = Record<string, unknown>;

const MOST_KEYS = 100;
const MOST_ROUNDS = 20;

/**
 * The items there are under these keys, in any order. DynamoDB gives a hundred, or 16 MB, at a time and may leave some for
 * the next round; throws a transient `table-busy` when it keeps leaving them.
 */
export async function getMany(table: Table, keys: Key[], attributes?: string[]): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let left = keys;
  for (let round = 0; left.length > 0; round += 1) {
    if (round === MOST_ROUNDS + Math.ceil(keys.length / MOST_KEYS)) {
      throw new AppError('transient', { code: 'table-busy', message: 'the table did not give all items' });
    }
    const answer: BatchGetCommandOutput = await table.client.send(
      new BatchGetCommand({
        RequestItems: { [table.name]: { Keys: left.slice(0, MOST_KEYS), ...projection(attributes) } },
      }),
    );
    found.push(...(answer.Responses?.[table.name] ?? []));
    left = [...(answer.UnprocessedKeys?.[table.name]?.Keys ?? []), ...left.slice(MOST_KEYS)];
  }
  return found;
}

function projection(attributes: string[] | undefined) {
  if (attributes === undefined) return {};
  return {
    ProjectionExpression: attributes.map((name) => `#${name}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
  };
}
