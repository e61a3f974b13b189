import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type MigrationOptions, migrate } from '../../../shared/care/migrate.ts';
import type { Item, Upgrade } from '../../../shared/care/upgrade.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
beforeEach(async () => {
  table = await aTable();
});
afterEach(() => table.close());

/** A kind of item of the test's own: from version 1 to 2 it gets a colour, from 2 to 3 a size. */
const colour: Upgrade = {
  entity: 'lamp',
  from: 1,
  concerns: ({ sk }) => sk === 'LAMP',
  change: async ({ name }) => ({ set: { colour: name === 'sun' ? 'yellow' : 'white' }, madeFrom: ['name', 'shade'] }),
};
const size: Upgrade = { ...colour, from: 2, change: async () => ({ set: { size: 1 }, madeFrom: [] }) };

const run = (changes: Partial<MigrationOptions> = {}) =>
  migrate(table, { upgrades: [colour, size], isDryRun: false, now: () => 1_000, ...changes });

async function put(item: Item) {
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
}
async function lamps(count: number) {
  for (let n = 0; n < count; n += 1) await put({ pk: `L#${n}`, sk: 'LAMP', schemaVersion: 1, name: `lamp ${n}` });
}
async function get(pk: string, sk = 'LAMP'): Promise<Item | undefined> {
  return (await table.client.send(new GetCommand({ TableName: table.name, Key: { pk, sk } }))).Item;
}
const position = () => get('SYSTEM', 'MIGRATION');

it('brings items through all their versions and leaves the others alone', async () => {
  await put({ pk: 'L#1', sk: 'LAMP', schemaVersion: 1, name: 'sun' });
  await put({ pk: 'L#2', sk: 'LAMP', schemaVersion: 2, name: 'moon', colour: 'silver' });
  await put({ pk: 'L#3', sk: 'LAMP', schemaVersion: 3, name: 'new', colour: 'red', size: 7 });
  await put({ pk: 'L#1', sk: 'OTHER', schemaVersion: 1 });
  await put({ pk: 'LOCK#1', sk: 'LAMP' });
  expect(await run()).toEqual({
    isComplete: true,
    seen: 5,
    upgraded: { 'lamp 1 → 2': 1, 'lamp 2 → 3': 2 },
    busy: 0,
    unreadable: [],
  });
  expect(await get('L#1')).toMatchObject({ schemaVersion: 3, name: 'sun', colour: 'yellow', size: 1 });
  expect(await get('L#2')).toMatchObject({ schemaVersion: 3, colour: 'silver', size: 1 });
  expect(await get('L#3')).toMatchObject({ size: 7 });
  expect(await get('L#1', 'OTHER')).toEqual({ pk: 'L#1', sk: 'OTHER', schemaVersion: 1 });
  expect(await run()).toMatchObject({ isComplete: true, upgraded: {} });
});

it('counts and writes nothing in a dry run', async () => {
  await lamps(3);
  expect(await run({ isDryRun: true, pageSize: 2 })).toMatchObject({
    isComplete: true,
    upgraded: { 'lamp 1 → 2': 3, 'lamp 2 → 3': 3 },
  });
  expect(await get('L#0')).toEqual({ pk: 'L#0', sk: 'LAMP', schemaVersion: 1, name: 'lamp 0' });
  expect(await position()).toBeUndefined();
});

describe('a migration that was stopped', () => {
  it('goes on from where it stopped, and tidies up when it is through', async () => {
    await lamps(7);
    const stop = new AbortController();
    const first = await run({ pageSize: 3, signal: stop.signal, onPage: () => stop.abort() });
    expect(first).toMatchObject({ isComplete: false, seen: 3, upgraded: { 'lamp 1 → 2': 3 } });
    expect(await position()).toMatchObject({ seen: 3 });
    const pages: number[] = [];
    const second = await run({ pageSize: 3, onPage: ({ seen }) => pages.push(seen) });
    expect(second).toMatchObject({ isComplete: true, upgraded: { 'lamp 1 → 2': 4 } });
    expect(pages[0]).toBeGreaterThan(3);
    expect(await position()).toBeUndefined();
  });

  it('begins anew when there are other upgrades by now', async () => {
    await lamps(4);
    const stop = new AbortController();
    await run({ upgrades: [colour], pageSize: 2, signal: stop.signal, onPage: () => stop.abort() });
    expect(await run({ pageSize: 2 })).toMatchObject({ upgraded: { 'lamp 1 → 2': 2, 'lamp 2 → 3': 4 } });
  });

  it('that died in the middle of a page does that page again, once for each item', async () => {
    await lamps(4);
    let left = 2;
    const dying: Upgrade = {
      ...colour,
      change: async (item, at) => {
        left -= 1;
        if (left < 0) throw new Error('the process dies');
        return colour.change(item, at);
      },
    };
    await expect(run({ upgrades: [dying] })).rejects.toThrow('dies');
    await run({ upgrades: [colour] });
    for (const n of [0, 1, 2, 3]) expect(await get(`L#${n}`)).toMatchObject({ schemaVersion: 2, colour: 'white' });
  });
});

describe('while the product runs', () => {
  /** Somebody writes each time the upgrade has looked, before it writes. */
  const interrupted = (times: number, write: (item: Item) => Promise<unknown>): Upgrade => {
    let left = times;
    return {
      ...colour,
      change: async (item, at) => {
        const change = await colour.change(item, at);
        left -= 1;
        if (left >= 0) await write(item);
        return change;
      },
    };
  };
  const update = ({ pk, sk }: Item, UpdateExpression: string, values: Item) =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk, sk },
        UpdateExpression,
        ExpressionAttributeNames: { '#field': UpdateExpression.includes('name') ? 'name' : 'shade' },
        ExpressionAttributeValues: values,
      }),
    );

  it('an upgrade is made anew from what was written in between', async () => {
    await lamps(1);
    const rename = interrupted(1, (item) => update(item, 'SET #field = :name', { ':name': 'sun' }));
    expect(await run({ upgrades: [rename] })).toMatchObject({ upgraded: { 'lamp 1 → 2': 1 }, busy: 0 });
    expect(await get('L#0')).toMatchObject({ name: 'sun', colour: 'yellow' });
  });

  it('an upgrade notices a field that came to be', async () => {
    await lamps(1);
    let shades = 0;
    const shading = interrupted(1, (item) => {
      shades += 1;
      return update(item, 'SET #field = :shade', { ':shade': shades });
    });
    expect(await run({ upgrades: [shading] })).toMatchObject({ upgraded: { 'lamp 1 → 2': 1 } });
    expect(await get('L#0')).toMatchObject({ shade: 1, colour: 'white' });
  });

  it('what the product brought to the new version itself stays as it is', async () => {
    await lamps(1);
    const renew = interrupted(1, (item) => put({ ...item, schemaVersion: 2, colour: 'red' }));
    expect(await run({ upgrades: [renew] })).toMatchObject({ upgraded: {}, busy: 0 });
    expect(await get('L#0')).toMatchObject({ colour: 'red' });
  });

  it('what was deleted stays deleted', async () => {
    await lamps(1);
    const remove = interrupted(1, ({ pk, sk }) =>
      table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } })),
    );
    expect(await run({ upgrades: [remove] })).toMatchObject({ upgraded: {}, busy: 0 });
    expect(await get('L#0')).toBeUndefined();
  });

  it('an item that never holds still is told of and left', async () => {
    await lamps(1);
    let n = 0;
    const busy = interrupted(99, (item) => {
      n += 1;
      return update(item, 'SET #field = :name', { ':name': `lamp ${n}` });
    });
    expect(await run({ upgrades: [busy] })).toMatchObject({ isComplete: true, busy: 1 });
  });
});

it('tells of an item it cannot understand and goes on', async () => {
  await lamps(2);
  const picky: Upgrade = {
    ...colour,
    change: async (item, at) => {
      if (item.pk === 'L#0') throw new z.ZodError([]);
      return colour.change(item, at);
    },
  };
  expect(await run({ upgrades: [picky] })).toMatchObject({ upgraded: { 'lamp 1 → 2': 1 }, unreadable: ['L#0 LAMP'] });
});
