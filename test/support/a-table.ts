import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { inject } from 'vitest';
import { createTables } from '../../local/engines/create-tables.ts';
import { localClient } from '../../local/engines/local-client.ts';
import { listen } from '../../local/listen.ts';
import { describeCloud } from '../../local/template/describe-cloud.ts';
import { connectTable, type Table } from '../../shared/store/table.ts';

export interface TestTable extends Table {
  /** Of the engine that holds it. */
  url: string;
  close(): Promise<void>;
}

/** The product's table with the keys and indexes that are deployed, empty, in memory. One is enough for a test file. */
export async function aTable(): Promise<TestTable> {
  const engine = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const { url, close } = await listen(engine, 0);
  const client = new DynamoDBClient({ ...localClient(url), maxAttempts: 1 });
  const endpoints = { sqsUrl: 'http://sqs.invalid', s3Url: 'http://s3.invalid', gatewayUrl: 'http://gateway.invalid' };
  const [description] = describeCloud(inject('assembly'), endpoints).tables;
  if (description === undefined) throw new Error('the template has no table');
  await createTables(client, [description]);
  return {
    ...connectTable(description.name, client),
    url,
    close: async () => {
      client.destroy();
      await close(0);
    },
  };
}
