import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncListings } from '../../../functions/job-worker/sync-listings.ts';
import type { AvitoItem, ItemQuery } from '../../../shared/avito/items.ts';
import { Listings } from '../../../shared/store/listings.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { aJob, NOW } from './a-job.ts';

let table: TestTable;
let listings: Listings;
let count = 0;
beforeAll(async () => {
  table = await aTable();
  listings = new Listings(table);
});
afterAll(() => table.close());

const anItem = (id: number, change: Partial<AvitoItem> = {}): AvitoItem => ({
  id: String(id),
  title: `Стол ${id}`,
  price: 1_000,
  status: 'active',
  address: undefined,
  categoryName: undefined,
  url: `https://www.avito.ru/${id}`,
  ...change,
});

/** An account of its own with these ads. */
function anAccount(items: AvitoItem[]) {
  const sellerId = `seller-${++count}`;
  const queries: ItemQuery[] = [];
  let writes = 0;
  const deps = {
    sellers: { get: async () => aSeller({ sellerId }) },
    listings: {
      getMany: (id: string, ids: string[]) => listings.getMany(id, ids),
      noteListed: async (...note: Parameters<Listings['noteListed']>) => {
        writes += 1;
        await listings.noteListed(...note);
      },
    },
    listingsAvitoFor: () => ({
      async listItems(query: ItemQuery = {}) {
        queries.push(query);
        const { page = 1, perPage = 25 } = query;
        const found = items.slice((page - 1) * perPage, page * perPage);
        return { items: found, hasMore: found.length === perPage };
      },
    }),
    now: () => NOW,
  };
  const sync = async (cursor?: string) =>
    Array.fromAsync(syncListings(aJob({ sellerId, ...(cursor && { cursor }) }), deps));
  return { sellerId, queries, sync, writes: () => writes };
}

describe('a sync', () => {
  it('reads page after page and stops at a short one', async () => {
    const { sync, queries, sellerId } = anAccount(Array.from({ length: 120 }, (_, index) => anItem(index + 1)));
    const steps = await sync();
    expect(queries.map(({ page, perPage }) => [page, perPage])).toEqual([
      [1, 99],
      [2, 99],
    ]);
    expect(queries[0]?.statuses).toEqual(['active', 'removed', 'old', 'blocked', 'rejected']);
    expect(steps.at(-1)?.progress).toMatchObject({ done: 120, total: 120, counts: { added: 120 }, problems: [] });
    expect(await listings.get(sellerId, '120')).toMatchObject({ title: 'Стол 120', status: 'active', fetchedAt: 0 });
  });

  it('writes only what is new the second time', async () => {
    const items = [anItem(1), anItem(2), anItem(3, { status: 'old' })];
    const { sync, writes, sellerId } = anAccount(items);
    await sync();
    items[1] = anItem(2, { price: 900 });
    const [step] = await sync();
    expect([writes(), step?.progress.counts]).toEqual([4, { added: 0, changed: 1, unchanged: 2 }]);
    expect(await listings.get(sellerId, '3')).toMatchObject({ status: 'inactive' });
  });

  it('says that an employee’s keys see no listings', async () => {
    const [step] = await anAccount([]).sync();
    expect(step?.progress).toMatchObject({
      done: 0,
      problemCount: 1,
      problems: [{ message: expect.stringContaining("employee's keys") }],
    });
  });

  it('leaves Avito alone for a minute before it would be asked too often', async () => {
    const asked: (number | undefined)[] = [];
    const deps = {
      sellers: { get: async () => aSeller() },
      listings,
      listingsAvitoFor: () => ({
        async listItems({ page }: ItemQuery = {}) {
          asked.push(page);
          return { items: [anItem(page ?? 0)], hasMore: page !== 23 };
        },
      }),
      now: () => NOW,
    };
    const steps = await Array.fromAsync(syncListings(aJob({ cursor: '2' }), deps));
    expect([asked[0], asked.length]).toEqual([2, 22]);
    expect(steps.map(({ pauseSeconds }) => pauseSeconds).indexOf(60)).toBe(19);
  });

  it('takes an unknown status for unknown', async () => {
    const { sync, sellerId } = anAccount([anItem(1, { status: 'sleeping' })]);
    await sync();
    expect(await listings.get(sellerId, '1')).toMatchObject({ status: 'unknown' });
  });

  it.each([undefined, aSeller({ deletingSince: 1 })])('keeps nothing for a seller who is gone (%#)', async (seller) => {
    const deps = {
      sellers: { get: async () => seller },
      listings,
      listingsAvitoFor: () => ({ listItems: () => Promise.reject(new Error('must not be asked')) }),
      now: () => NOW,
    };
    const sync = Array.fromAsync(syncListings(aJob(), deps));
    await expect(sync).rejects.toMatchObject({ kind: 'not-found', code: 'seller-unknown' });
  });
});
