import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import dynalite from 'dynalite';
import * as z from 'zod';
import { DataTable } from '../../lib/constructs/data-table.ts';
import { createTables } from '../../local/engines/create-tables.ts';
import { localClient } from '../../local/engines/local-client.ts';
import { listen } from '../../local/listen.ts';
import { readTables, type TableDescription } from '../../local/template/read-tables.ts';
import { createTemplateReader } from '../../local/template/template-reader.ts';
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
  const description = describeTable();
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

const resourcesSchema = z.record(
  z.string(),
  z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) }),
);

/** The construct alone: a whole stack would take a second in each file. */
function describeTable(): TableDescription {
  const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Storage');
  new DataTable(stack, 'Table', { isKept: false });
  const Resources = resourcesSchema.parse(Template.fromStack(stack).findResources('AWS::DynamoDB::Table'));
  const template = { Resources, Outputs: {}, Parameters: {}, Conditions: {} };
  const assembly = { stacks: [{ name: 'Storage', template }], assets: new Map() };
  const [table] = readTables(createTemplateReader(assembly, { sqsUrl: 'http://sqs.invalid', gatewayUrl: '' }));
  if (table === undefined) throw new Error('the template has no table');
  return table;
}
