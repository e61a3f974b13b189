import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ListingKnowledgeStore } from '../../../shared/store/listing-knowledge.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const SELLER = 'seller-1';
let table: TestTable;
let knowledge: ListingKnowledgeStore;
let count = 0;

beforeAll(async () => {
  table = await aTable();
  knowledge = new ListingKnowledgeStore(table);
});
afterAll(() => table.close());

const aListing = () => String(++count);
const read = (listingId: string, text: string | undefined = 'Почти новое') => ({
  listingId,
  text,
  attributes: { Condition: 'Б/у' },
  adId: 'A-17',
  hash: `hash of ${text}`,
});
const job = (jobId: string) => ({ jobId, now: NOW });

describe('an import', () => {
  it('does not overwrite what a later one has written', async () => {
    const id = aListing();
    expect(await knowledge.saveImported(SELLER, read(id, 'новее'), job('2'))).toBe(true);
    expect(await knowledge.saveImported(SELLER, read(id, 'старее'), job('1'))).toBe(false);
    expect(await knowledge.get(SELLER, id)).toMatchObject({ text: 'новее', version: 1 });
  });

  it('leaves a person’s text, notes, floor price and mode alone', async () => {
    const id = aListing();
    await knowledge.change(SELLER, id, { text: 'Своими словами', notes: 'торг', floorPrice: 900, mode: 'draft' }, 0);
    expect(await knowledge.saveImported(SELLER, read(id), job('1'))).toBe(true);
    expect(await knowledge.get(SELLER, id)).toMatchObject({
      text: 'Своими словами',
      textSource: 'person',
      notes: 'торг',
      floorPrice: 900,
      mode: 'draft',
      attributes: { Condition: 'Б/у' },
      importHash: 'hash of Почти новое',
    });
    expect(await knowledge.saveImported(SELLER, read(id, 'старее'), job('0'))).toBe(false);
  });

  it('takes out a text that the feed no longer has', async () => {
    const id = aListing();
    await knowledge.saveImported(SELLER, read(id), job('1'));
    await knowledge.saveImported(SELLER, { ...read(id), text: undefined, adId: undefined }, job('2'));
    const known = await knowledge.get(SELLER, id);
    expect([known?.text, known?.textSource, known?.adId]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a person’s change', () => {
  it('is refused on a version that is no longer the one he saw', async () => {
    const id = aListing();
    expect(await knowledge.change(SELLER, id, { notes: 'первая' }, 0)).toMatchObject({ version: 1 });
    expect(await knowledge.change(SELLER, id, { notes: 'вторая' }, 0)).toBeUndefined();
    expect(await knowledge.change(SELLER, id, { notes: 'вторая' }, 1)).toMatchObject({ version: 2 });
    await knowledge.saveImported(SELLER, read(id), job('1'));
    expect(await knowledge.change(SELLER, id, { notes: 'третья' }, 2)).toBeUndefined();
  });

  it('takes back what he said with null, and lets the feed speak again', async () => {
    const id = aListing();
    await knowledge.saveImported(SELLER, read(id), job('1'));
    await knowledge.change(SELLER, id, { text: 'Сам', notes: 'n', floorPrice: 1 }, 1);
    const change = { text: null, notes: null, floorPrice: null };
    const cleared = await knowledge.change(SELLER, id, change, 2);
    expect([cleared?.text, cleared?.notes, cleared?.floorPrice, cleared?.importHash]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    await knowledge.saveImported(SELLER, read(id), job('2'));
    expect(await knowledge.get(SELLER, id)).toMatchObject({ text: 'Почти новое', textSource: 'feed' });
  });
});

it('gives lists what they show, and imports what they left, without the texts', async () => {
  const ids = Array.from({ length: 130 }, aListing);
  await Promise.all(ids.map((id) => knowledge.saveImported(SELLER, read(id), job('1'))));
  const summaries = await knowledge.summaries(SELLER, [...ids, 'none']);
  expect(summaries.size).toBe(130);
  expect(summaries.get(ids[0] ?? '')).toMatchObject({ adId: 'A-17', textSource: 'feed', mode: 'inherit', version: 1 });
  expect(summaries.get(ids[0] ?? '')?.text).toBeUndefined();
  const states = await knowledge.importStates(SELLER, ids);
  expect(states.get(ids[129] ?? '')).toEqual({
    listingId: ids[129],
    importHash: 'hash of Почти новое',
    importJobId: '1',
    textSource: 'feed',
  });
});
