import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { createTables } from '../../../local/engines/create-tables.ts';
import { localClient } from '../../../local/engines/local-client.ts';
import { type DynamoDbEngine, startDynamoDb } from '../../../local/engines/start-dynamodb.ts';
import type { TableDescription } from '../../../local/template/read-tables.ts';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import { Counts } from '../../../shared/store/counts.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { connectTable, type Table } from '../../../shared/store/table.ts';
import type { FillOrder } from './fill-table.ts';
import { addListings, modelChat } from './model-chat.ts';

export const CROWD_SELLER = 'crowd';
const LISTINGS = Array.from({ length: 200 }, (_, number) => String(3_000_000_000 + number));
const WAITING_FOR_HUMAN = 10;
/** 100,000 chats begin within 29 days. */
const SECONDS_APART = 25;
const COUNTED_DAYS = 31;
const HOUR_MS = 3_600_000;

export interface Crowd {
  engine: DynamoDbEngine;
  /** Written straight into the engine's store. */
  filled: { items: number; milliseconds: number };
}

const run = promisify(execFile);
const program = fileURLToPath(new URL('./fill-table.ts', import.meta.url));
const filledSchema = z.object({ items: z.number(), milliseconds: z.number() });

/** A table with so many chats of ten messages, their listings, and a month of counts. Close its engine. */
export async function openCrowd(folder: string, description: TableDescription, chats: number): Promise<Crowd> {
  const place = mkdtempSync(join(folder, 'crowd-'));
  const filled = await fillWithCrowd(place, description, chats);
  const engine = await startDynamoDb({ folder: place, onFailure: (error) => process.stderr.write(`${error}\n`) });
  return { engine, filled };
}

/** Makes the same table in a folder that no engine has open. */
export async function fillWithCrowd(
  place: string,
  description: TableDescription,
  chats: number,
): Promise<Crowd['filled']> {
  const folder = dirname(place);
  const models = {
    waiting: await makeModel(folder, description, 'waiting'),
    'needs-human': await makeModel(folder, description, 'needs-human'),
    draft: await makeModel(folder, description, 'draft'),
  };
  await withTable(place, description, async (engine, table) => {
    await addListings(engine.url, description.name, CROWD_SELLER, LISTINGS);
    await addSeller(table);
    await addCounts(table);
  });
  const order: FillOrder = {
    folder: place,
    tableName: description.name,
    models,
    chats,
    waitingForHuman: WAITING_FOR_HUMAN,
    listings: LISTINGS,
    secondsApart: SECONDS_APART,
    now: Date.now(),
  };
  const orderFile = `${place}.json`;
  writeFileSync(orderFile, JSON.stringify(order));
  const { stdout } = await run(process.execPath, [program, orderFile]);
  return filledSchema.parse(JSON.parse(stdout));
}

async function makeModel(folder: string, description: TableDescription, state: 'waiting' | 'needs-human' | 'draft') {
  return withTable(mkdtempSync(join(folder, 'model-')), description, (engine) =>
    modelChat(engine.url, { tableName: description.name, sellerId: CROWD_SELLER, state }),
  );
}

async function withTable<T>(
  folder: string,
  description: TableDescription,
  work: (engine: DynamoDbEngine, table: Table) => Promise<T>,
): Promise<T> {
  const engine = await startDynamoDb({ folder, onFailure: (error) => process.stderr.write(`${error}\n`) });
  const client = new DynamoDBClient(localClient(engine.url));
  await createTables(client, [description]);
  await untilActive(client, description.name);
  try {
    return await work(engine, connectTable(description.name, client));
  } finally {
    client.destroy();
    await engine.close();
  }
}

/** On disk the engine answers before the table can be used. */
async function untilActive(client: DynamoDBClient, TableName: string): Promise<void> {
  const look = async () => (await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus;
  while ((await look()) !== 'ACTIVE') await sleep(10);
}

async function addSeller(table: Table): Promise<void> {
  await new Sellers(table).create({
    sellerId: CROWD_SELLER,
    name: 'Большой магазин',
    version: 1,
    avitoUserId: '111222333',
    avitoStatus: 'connected',
    avitoStatusSince: 0,
    settings: sellerSettingsSchema.parse({ mode: 'auto' }),
    settingsVersion: 1,
    isStopped: false,
    webhookSecretVersion: 1,
    webhookStatus: 'ours',
    createdAt: 0,
  });
}

/** As many hours in every table: what insights read are hours, not chats. */
async function addCounts(table: Table): Promise<void> {
  const counts = new Counts(table);
  const hours = Array.from({ length: COUNTED_DAYS * 24 }, (_, hour) => hour);
  const usage = { inputTokens: 29_000, outputTokens: 1_900, costMicroUsd: 13_500 };
  const outcomes = [
    { outcome: 'sent', reason: 'answered' },
    { outcome: 'handed-off', reason: 'model-asked' },
    { outcome: 'silent', reason: 'human-answers' },
  ] as const;
  const worker = async () => {
    for (let hour = hours.pop(); hour !== undefined; hour = hours.pop()) {
      const at = Date.now() - hour * HOUR_MS;
      const firstAnswer = { by: 'bot', seconds: 1 + (hour % 5) } as const;
      const messages = { buyer: 20, bot: 18 };
      for (const outcome of outcomes) {
        await counts.add(CROWD_SELLER, { messages, outcome, firstAnswer, takeovers: 1, usage }, at);
      }
    }
  };
  await Promise.all(Array.from({ length: 20 }, worker));
}
