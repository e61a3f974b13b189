import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTables } from '../../../local/engines/create-tables.ts';
import { localClient } from '../../../local/engines/local-client.ts';
import { startDynamoDb } from '../../../local/engines/start-dynamodb.ts';
import type { TableDescription } from '../../../local/template/read-tables.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const table: TableDescription = {
  name: 'things',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk', 'state'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byState',
      KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  LocalSecondaryIndexes: [],
};

describe('the kept database', () => {
  it('has the tables and indexes of the template, and their items after a restart', async () => {
    const folder = temporaryFolder();
    const first = await aDatabase(folder);
    await createTables(first.client, [table]);
    const item = { pk: { S: 'p' }, sk: { S: 's' }, state: { S: 'open' }, note: { S: 'more' } };
    await first.client.send(new PutItemCommand({ TableName: 'things', Item: item }));
    await first.close();

    const { client } = await aDatabase(folder);
    await createTables(client, [table]);
    const { Item } = await client.send(new GetItemCommand({ TableName: 'things', Key: { pk: item.pk, sk: item.sk } }));
    expect(Item).toEqual(item);
    const open = await client.send(
      new QueryCommand({
        TableName: 'things',
        IndexName: 'byState',
        KeyConditionExpression: '#s = :open',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':open': { S: 'open' } },
      }),
    );
    expect(open.Items).toEqual([{ pk: item.pk, sk: item.sk, state: item.state }]);
  });

  it.each<[string, Partial<TableDescription>]>([
    ['keys', { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] }],
    ['indexes', { GlobalSecondaryIndexes: [] }],
  ])('with other %s than the template is refused', async (_what, change) => {
    const { client } = await aDatabase();
    const definitions = table.AttributeDefinitions.filter(({ AttributeName }) => AttributeName !== 'state');
    const other = { ...table, ...change };
    const used = other.GlobalSecondaryIndexes.length > 0 ? other : { ...other, AttributeDefinitions: definitions };
    await createTables(client, [table]);
    await expect(createTables(client, [used])).rejects.toThrow('The kept table things has other keys or indexes');
  });

  it('that is broken is named', async () => {
    const folder = temporaryFolder();
    const { close } = await aDatabase(folder);
    await close();
    writeFileSync(join(folder, 'CURRENT'), 'garbage');
    await expect(startDynamoDb({ folder, onFailure: () => {} })).rejects.toMatchObject({
      name: 'StartProblem',
      message: `The database in ${folder} cannot be read. Move the folder away to start with an empty one.`,
    });
  });
});

it('a request that its client breaks off does not end the database', async () => {
  const { url, client } = await aDatabase();
  const broken = request(url, { method: 'POST', headers: { 'content-length': 100 } });
  const closed = new Promise((resolve) => broken.on('error', resolve).on('close', resolve));
  broken.write('begun');
  broken.once('socket', (socket) => socket.once('connect', () => socket.resetAndDestroy()));
  await closed;
  await createTables(client, [table]);
});

async function aDatabase(folder = temporaryFolder()) {
  const engine = await startDynamoDb({ folder, onFailure: () => {} });
  const client = new DynamoDBClient(localClient(engine.url));
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= engine.close();
    return closed;
  };
  onTestFinished(() => {
    client.destroy();
    return close();
  });
  return { url: engine.url, client, close };
}
