import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { create, createKey, getIndexActions, type Store } from 'dynalite/db/index.js';
import * as z from 'zod';
import { itemSchema } from '../meter/item.ts';
import { type Copy, cut, paste } from './copy.ts';

/**
 * Run as a process of its own, on a table that no engine has open. Through the engine's door a million items take a quarter of an
 * hour; here they are written in batches into its store, under keys and index entries that its own functions make.
 */
const order = z.object({
  folder: z.string(),
  tableName: z.string(),
  /** By what a chat waits for. */
  models: z.object({ waiting: z.array(itemSchema), 'needs-human': z.array(itemSchema), draft: z.array(itemSchema) }),
  chats: z.number(),
  /** So many of the newest chats call for a human, and as many have a draft. */
  waitingForHuman: z.number(),
  listings: z.array(z.string()),
  secondsApart: z.number(),
  now: z.number(),
});
export type FillOrder = z.input<typeof order>;

const BATCH = 200;

const given = order.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const startedAt = performance.now();
const store = create({ path: given.folder });
const items = await fill(store);
await new Promise((resolve) => store.db.close(resolve));
process.stdout.write(JSON.stringify({ items, milliseconds: performance.now() - startedAt }));

async function fill(into: Store): Promise<number> {
  const table = await promisify(into.getTable.bind(into))(given.tableName);
  const itemsOf = into.getItemDb(given.tableName);
  const cuts = Object.fromEntries(
    Object.entries(given.models).map(([state, model]) => [state, model.map((item) => cutWithKeys(item))]),
  );
  let written = 0;
  for (let first = 0; first < given.chats; first += BATCH) {
    const puts: Parameters<typeof itemsOf.batch>[0] = [];
    const indexed: { index: string; key: string; item: unknown }[] = [];
    for (let number = first; number < Math.min(first + BATCH, given.chats); number += 1) {
      for (const { whole, keys } of cuts[stateOf(number)] ?? []) {
        const copy = copyOf(number);
        const keyItem = itemSchema.parse(JSON.parse(paste(keys, copy)));
        puts.push({ type: 'put', key: createKey(keyItem, table), value: paste(whole, copy), valueEncoding: 'utf8' });
        indexed.push(...getIndexActions(table.GlobalSecondaryIndexes ?? [], undefined, keyItem, table).puts);
      }
    }
    await promisify(itemsOf.batch.bind(itemsOf))(puts);
    await writeIndex(into, indexed);
    written += puts.length;
  }
  return written;
}

async function writeIndex(into: Store, entries: { index: string; key: string; item: unknown }[]): Promise<void> {
  for (const index of new Set(entries.map((entry) => entry.index))) {
    const part = into.getIndexDb('Global', given.tableName, index);
    const own = entries.filter((entry) => entry.index === index);
    await promisify(part.batch.bind(part))(own.map(({ key, item }) => ({ type: 'put', key, value: item })));
  }
}

/** The keys alone are parsed again: they are a tenth of an item. */
function cutWithKeys(item: z.infer<typeof itemSchema>) {
  const names = ['pk', 'sk', 'gsi1pk', 'gsi1sk'];
  const keys = Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
  return { whole: cut(item, given.now), keys: cut(keys, given.now) };
}

function stateOf(number: number): keyof FillOrder['models'] {
  if (number < given.waitingForHuman) return 'needs-human';
  return number < 2 * given.waitingForHuman ? 'draft' : 'waiting';
}

function copyOf(number: number): Copy {
  return {
    chatId: `u2i-crowd${String(number).padStart(12, '0')}~bench`,
    listingId: given.listings[number % given.listings.length] ?? '',
    secondsEarlier: number * given.secondsApart,
  };
}
