import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ListedCard, type Listing, Listings, saysNew } from '../../../shared/store/listings.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
let table: TestTable;
let listings: Listings;

beforeAll(async () => {
  table = await aTable();
  listings = new Listings(table);
});
afterAll(() => table.close());

const aCard = (change: Partial<Listing> = {}): Listing => ({
  listingId: '100',
  title: 'Кресло офисное',
  price: 4500,
  priceText: '4 500 ₽',
  status: 'active',
  fetchedAt: NOW,
  ...change,
});

const listed = (change: Partial<ListedCard> = {}): ListedCard => ({
  listingId: '100',
  title: 'Кресло офисное',
  price: 4500,
  status: 'active',
  url: undefined,
  ownerId: '1',
  ...change,
});

async function all(sellerId: string, filter: { words?: string[]; status?: Listing['status'] }, limit: number) {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await listings.find(sellerId, { words: filter.words ?? [], status: filter.status }, { limit, cursor });
    pages.push(page.items.map(({ listingId }) => listingId));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return pages;
}

describe('finding', () => {
  beforeAll(async () => {
    for (const [index, title] of ['Стол белый', 'Кресло белое', 'Кресло чёрное', 'Шкаф', 'КРЕСЛО красное'].entries()) {
      const status = index === 2 ? 'inactive' : 'active';
      await listings.put('finder', aCard({ listingId: String(201 + index), title, status }));
    }
    await listings.put('other', aCard({ listingId: '999', title: 'Кресло' }));
  });

  it('gives whole pages and no cursor after the last one', async () => {
    expect(await all('finder', {}, 2)).toEqual([['201', '202'], ['203', '204'], ['205']]);
    expect(await all('finder', {}, 5)).toEqual([['201', '202', '203', '204', '205']]);
  });

  it('wants every word in the title, in any case', async () => {
    expect(await all('finder', { words: ['кресло'] }, 2)).toEqual([['202', '203'], ['205']]);
    expect(await all('finder', { words: ['бел', 'кресло'] }, 10)).toEqual([['202']]);
  });

  it('finds by status', async () => {
    expect(await all('finder', { status: 'inactive' }, 10)).toEqual([['203']]);
  });

  it('refuses a cursor it has not written', async () => {
    const search = listings.find('finder', { words: [], status: undefined }, { limit: 1, cursor: 'W10' });
    await expect(search).rejects.toMatchObject({ code: 'cursor-invalid' });
  });
});

describe('noting what the list of an account says', () => {
  it('leaves alone when a chat’s card was read, so that a reply still looks for itself', async () => {
    await listings.put('seller-1', aCard());
    await listings.noteListed('seller-1', listed({ price: 5000, status: 'inactive' }), aCard(), NOW + 5);
    expect(await listings.get('seller-1', '100')).toEqual({
      ...aCard({ price: 5000, status: 'inactive', ownerId: '1' }),
      priceText: undefined,
      syncedAt: NOW + 5,
    });
  });

  it('keeps Avito’s wording of a price that is the same, and drops one that is gone', async () => {
    await listings.put('seller-1', aCard());
    await listings.noteListed('seller-1', listed({ title: 'Кресло' }), aCard(), NOW);
    expect(await listings.get('seller-1', '100')).toMatchObject({ priceText: '4 500 ₽', title: 'Кресло' });
    await listings.noteListed('seller-1', listed({ price: undefined }), aCard(), NOW);
    const gone = await listings.get('seller-1', '100');
    expect([gone?.price, gone?.priceText]).toEqual([undefined, undefined]);
  });

  it('begins the card of a listing no chat was about', async () => {
    await listings.noteListed('seller-1', listed({ listingId: '101' }), undefined, NOW);
    expect(await listings.get('seller-1', '101')).toMatchObject({ fetchedAt: 0, syncedAt: NOW, status: 'active' });
  });

  it('tells what is new from what is known', () => {
    expect(saysNew(listed(), aCard())).toBe(false);
    expect(saysNew(listed({ price: 1 }), aCard())).toBe(true);
    expect(saysNew(listed({ url: 'https://avito.ru/1' }), aCard())).toBe(true);
    expect(saysNew(listed(), undefined)).toBe(true);
  });
});

it('keeps a known card where a file only knows its listing', async () => {
  await listings.put('seller-3', aCard());
  await listings.putIfAbsent('seller-3', aCard({ title: 'из файла' }));
  await listings.putIfAbsent('seller-3', aCard({ listingId: '101', title: 'из файла' }));
  const known = await listings.getMany('seller-3', ['100', '101', '102']);
  expect([known.get('100')?.title, known.get('101')?.title]).toEqual(['Кресло офисное', 'из файла']);
  expect(known.has('102')).toBe(false);
});
