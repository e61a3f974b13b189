import { isDeepStrictEqual } from 'node:util';
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { StartProblem } from '../start-problem.ts';
import type { TableDescription } from '../template/read-tables.ts';

/** Creates the tables that do not exist yet. Throws a StartProblem when a kept table has other keys or indexes than the template. */
export async function createTables(client: DynamoDBClient, tables: TableDescription[]): Promise<void> {
  for (const table of tables) {
    const kept = await describe(client, table.name);
    if (kept === undefined) await create(client, table);
    else if (!isDeepStrictEqual(kept, shapeOf(table))) {
      throw new StartProblem(
        `The kept table ${table.name} has other keys or indexes than the template. Move the data folder away to start with an empty one.`,
      );
    }
  }
}

async function create(client: DynamoDBClient, table: TableDescription): Promise<void> {
  const { name, GlobalSecondaryIndexes, LocalSecondaryIndexes, ...definition } = table;
  await client.send(
    new CreateTableCommand({
      ...definition,
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      ...(GlobalSecondaryIndexes.length > 0 ? { GlobalSecondaryIndexes } : {}),
      ...(LocalSecondaryIndexes.length > 0 ? { LocalSecondaryIndexes } : {}),
    }),
  );
  await untilActive(client, name);
}

/** The engine makes a table a moment after it has answered; who writes earlier is told that there is none. */
async function untilActive(client: DynamoDBClient, name: string): Promise<void> {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (Table?.TableStatus === 'ACTIVE') return;
  }
}

async function describe(client: DynamoDBClient, name: string): Promise<TableShape | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return shapeOf(Table ?? {});
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

type TableShape = ReturnType<typeof shapeOf>;

interface Key {
  AttributeName?: string | undefined;
  KeyType?: string | undefined;
}
interface Index {
  IndexName?: string | undefined;
  KeySchema?: Key[] | undefined;
}

function shapeOf(table: {
  KeySchema?: Key[] | undefined;
  GlobalSecondaryIndexes?: Index[] | undefined;
  LocalSecondaryIndexes?: Index[] | undefined;
}) {
  return {
    keys: keysOf(table.KeySchema),
    global: indexesOf(table.GlobalSecondaryIndexes),
    local: indexesOf(table.LocalSecondaryIndexes),
  };
}

function indexesOf(indexes: Index[] = []) {
  return indexes.map(({ IndexName, KeySchema }) => `${IndexName}(${keysOf(KeySchema)})`).sort();
}

function keysOf(keys: Key[] = []): string {
  return keys.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).join(', ');
}
