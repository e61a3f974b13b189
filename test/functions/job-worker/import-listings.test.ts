import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportDeps, type ImportJob, importListings } from '../../../functions/job-worker/import-listings.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { importKey } from '../../../shared/imports/import-key.ts';
import type { JobProgress } from '../../../shared/store/job.ts';
import { ListingKnowledgeStore } from '../../../shared/store/listing-knowledge.ts';
import { Listings } from '../../../shared/store/listings.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { anUploadStore } from '../../support/an-upload-store.ts';
import { aJob, NOW } from './a-job.ts';

let table: TestTable;
let store: Awaited<ReturnType<typeof anUploadStore>>;
let count = 0;
beforeAll(async () => {
  table = await aTable();
  store = await anUploadStore();
});
afterAll(async () => {
  await table.close();
  await store.close();
});

const anAd = (id: number, change: { avitoId?: string | undefined; text?: string } = {}) => {
  const { avitoId = String(3_000_000_000 + id), text = `Текст ${id}` } = change;
  const tag = 'avitoId' in change && change.avitoId === undefined ? '' : `<AvitoId>${avitoId}</AvitoId>`;
  return `<Ad><Id>A-${id}</Id>${tag}<Title>Стол ${id}</Title><Description>${text}</Description><Price>${id}00</Price><Condition>Новое</Condition></Ad>`;
};
const feed = (...ads: string[]) => `<Ads>${ads.join('\n')}</Ads>`;
const listingId = (id: number) => String(3_000_000_000 + id);

interface Shop {
  /** By address. */
  files?: Record<string, string | AppError>;
  feeds?: { name: undefined; url: string }[] | AppError;
  avitoIds?: Record<string, string> | AppError;
}

/** A seller of his own, whose files lie where `files` says. */
function aShop({ files = {}, feeds = [], avitoIds = {} }: Shop) {
  const sellerId = `shop-${++count}`;
  const knowledge = new ListingKnowledgeStore(table);
  const listings = new Listings(table);
  const questions: string[][] = [];
  const downloads: string[] = [];
  const writes = { cards: 0, knowledge: 0 };
  const world = { files, feeds, avitoIds, isLeaving: false, diesAfterWrites: Number.POSITIVE_INFINITY };
  const orThrow = <T>(value: T | AppError): T => {
    if (value instanceof AppError) throw value;
    return value;
  };
  const deps: ImportDeps = {
    sellers: { get: async () => aSeller({ sellerId, ...(world.isLeaving ? { deletingSince: 1 } : {}) }) },
    uploads: store,
    async download(address, file) {
      downloads.push(address);
      const body = orThrow(
        world.files[address] ?? new AppError('invalid', { code: 'import-download-refused', message: 'no' }),
      );
      writeFileSync(file, body);
      return Buffer.byteLength(body);
    },
    listingsAvitoFor: () => ({
      listAutoloadFeeds: async () => orThrow(world.feeds),
      async getAvitoIds(adIds) {
        questions.push(adIds);
        const known = orThrow(world.avitoIds);
        return new Map(adIds.flatMap((adId) => (known[adId] === undefined ? [] : [[adId, known[adId]] as const])));
      },
    }),
    listings: {
      async putIfAbsent(...put) {
        writes.cards += 1;
        await listings.putIfAbsent(...put);
      },
    },
    knowledge: {
      importStates: (...states) => knowledge.importStates(...states),
      async saveImported(...saved) {
        if (writes.knowledge >= world.diesAfterWrites) throw new Error('the worker dies');
        writes.knowledge += 1;
        return knowledge.saveImported(...saved);
      },
    },
    now: () => NOW,
    sleep: async () => {},
  };
  const order = (input: ImportJob['input'], from: Partial<JobProgress> = {}, jobId?: string) =>
    ({ ...aJob({ sellerId }), kind: 'listings-import', input, ...from, ...(jobId && { jobId }) }) as ImportJob;
  const run = async (job: ImportJob) => {
    const steps: JobProgress[] = [];
    for await (const { progress } of importListings(job, deps)) steps.push(progress);
    const last = steps.at(-1);
    if (last === undefined) throw new Error('an import has steps');
    return last;
  };
  return { sellerId, deps, world, writes, questions, downloads, knowledge, listings, order, run };
}

const byUrl = { source: 'url', url: 'https://shop.example/feed.xml' } as const;
const aFeed = (...ads: string[]) => ({ [byUrl.url]: feed(...ads) });
const refused = (code: string, kind: 'invalid' | 'transient' | 'unauthorised' | 'not-found' = 'invalid') =>
  new AppError(kind, { code, message: `because of ${code}` });

describe('an import that cannot be done', () => {
  it.each([
    ['whose file is refused', { files: { [byUrl.url]: refused('import-too-large') } }, 'import-too-large'],
    ['whose file is no feed', { files: { [byUrl.url]: '<html></html>' } }, 'import-no-ads'],
    [
      'whose file has entities',
      { files: { [byUrl.url]: '<!DOCTYPE a [<!ENTITY b "c">]><Ads/>' } },
      'import-entities-refused',
    ],
  ])('%s ends with that reason and writes nothing', async (_, shop, code) => {
    const { run, order, writes } = aShop(shop);
    await expect(run(order(byUrl))).rejects.toMatchObject({ code });
    expect(writes).toEqual({ cards: 0, knowledge: 0 });
  });

  it.each([[[]], [refused('avito-not-found', 'not-found')]])('says that the profile names no file', async (feeds) => {
    const { run, order } = aShop({ feeds });
    await expect(run(order({ source: 'profile' }))).rejects.toMatchObject({ code: 'import-profile-empty' });
  });

  it('says that nothing was uploaded', async () => {
    const { run, order } = aShop({});
    await expect(run(order({ source: 'upload' }))).rejects.toMatchObject({ code: 'import-file-missing' });
  });

  it('says when its file has gone meanwhile', async () => {
    const { run, order } = aShop({});
    const cursor = JSON.stringify({ files: [0], at: 0, entry: 0 });
    await expect(run(order(byUrl, { cursor }))).rejects.toMatchObject({ code: 'import-file-gone' });
  });

  it('keeps nothing for a seller who is being deleted', async () => {
    const shop = aShop({ files: aFeed(anAd(1)) });
    shop.world.isLeaving = true;
    await expect(shop.run(shop.order(byUrl))).rejects.toMatchObject({ code: 'seller-unknown' });
    expect(shop.downloads).toEqual([]);
  });

  it('leaves no file behind on its machine', async () => {
    const shop = aShop({ files: { [byUrl.url]: '<html></html>' } });
    const job = shop.order(byUrl);
    await shop.run(job).catch(() => undefined);
    expect(readdirSync(tmpdir()).filter((name) => name.includes(job.jobId))).toEqual([]);
  });
});

describe('an import', () => {
  it('keeps texts, attributes and cards under their listings', async () => {
    const { run, order, knowledge, listings, sellerId } = aShop({ files: aFeed(anAd(1), anAd(2)) });
    expect(await run(order(byUrl))).toMatchObject({
      done: 2,
      total: 2,
      counts: { added: 2, changed: 0, unchanged: 0, leftOut: 0 },
      problemCount: 0,
    });
    expect(await knowledge.get(sellerId, listingId(2))).toMatchObject({
      text: 'Текст 2',
      textSource: 'feed',
      adId: 'A-2',
      attributes: { Condition: 'Новое' },
      importedAt: NOW,
    });
    expect(await listings.get(sellerId, listingId(2))).toMatchObject({
      title: 'Стол 2',
      price: 200,
      status: 'unknown',
      ownerId: '111222333',
      fetchedAt: 0,
    });
  });

  it('writes nothing the second time, and only what differs the third', async () => {
    const shop = aShop({ files: aFeed(anAd(1), anAd(2), anAd(3)) });
    await shop.run(shop.order(byUrl));
    expect((await shop.run(shop.order(byUrl))).counts).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect(shop.writes).toEqual({ cards: 3, knowledge: 3 });
    shop.world.files = aFeed(anAd(1), anAd(2, { text: 'Иначе' }), anAd(3));
    expect((await shop.run(shop.order(byUrl))).counts).toMatchObject({ changed: 1, unchanged: 2 });
    expect(shop.writes).toEqual({ cards: 3, knowledge: 4 });
  });

  it('asks Avito for listings the file does not name, a hundred at a time', async () => {
    const ads = Array.from({ length: 250 }, (_, index) => anAd(index + 1, { avitoId: undefined }));
    const avitoIds = Object.fromEntries(ads.slice(1).map((_, index) => [`A-${index + 2}`, listingId(index + 2)]));
    const { run, order, questions, knowledge, sellerId } = aShop({ files: aFeed(...ads), avitoIds });
    const { counts, problems } = await run(order(byUrl));
    expect(questions.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(counts).toMatchObject({ added: 249, leftOut: 1 });
    expect(problems).toMatchObject([{ ad: 'A-1', message: expect.stringContaining('may not be published yet') }]);
    expect(await knowledge.get(sellerId, listingId(250))).toMatchObject({ text: 'Текст 250' });
  });

  it('takes in what names its listing when Avito may not be asked', async () => {
    const files = aFeed(anAd(1), anAd(2, { avitoId: undefined }));
    const { run, order } = aShop({ files, avitoIds: refused('avito-no-rights', 'unauthorised') });
    expect(await run(order(byUrl))).toMatchObject({
      counts: { added: 1, leftOut: 1 },
      problems: [{ ad: 'A-2', message: expect.stringContaining('avito-no-rights') }],
    });
  });

  it('waits when Avito does not answer', async () => {
    const files = aFeed(anAd(1), anAd(2, { avitoId: undefined }));
    const { run, order, writes } = aShop({ files, avitoIds: refused('avito-unavailable', 'transient') });
    await expect(run(order(byUrl))).rejects.toMatchObject({ kind: 'transient' });
    expect(writes.knowledge).toBe(0);
  });

  it('lets the first count of what a file holds twice, every time anew', async () => {
    const double = anAd(1).replace('Текст 1', 'Другой');
    const twin = anAd(7, { avitoId: listingId(1) });
    const shop = aShop({ files: aFeed(anAd(1), double, twin) });
    for (let time = 0; time < 2; time += 1) {
      const { problems, counts } = await shop.run(shop.order(byUrl));
      expect(problems.map(({ message }) => message)).toEqual(Array(2).fill(expect.stringContaining('a second time')));
      expect(counts).toMatchObject({ leftOut: 2 });
    }
    expect(shop.writes.knowledge).toBe(1);
    expect(await shop.knowledge.get(shop.sellerId, listingId(1))).toMatchObject({ text: 'Текст 1' });
  });

  it('reports what is wrong with single ads by their lines', async () => {
    const { run, order } = aShop({ files: aFeed(anAd(1), '<Ad><Title>?</Title></Ad>', anAd(3)) });
    expect(await run(order(byUrl))).toMatchObject({
      done: 3,
      counts: { added: 2, leftOut: 1 },
      problems: [{ line: 2, field: 'Id' }],
      problemCount: 1,
    });
  });

  it('keeps the first hundred problems and counts the rest', async () => {
    const { run, order } = aShop({ files: aFeed(anAd(1), ...Array(130).fill('<Ad></Ad>')) });
    const { problems, problemCount } = await run(order(byUrl));
    expect([problems.length, problemCount]).toEqual([100, 130]);
  });

  it('reads an uploaded file, also a table', async () => {
    const { run, order, sellerId, knowledge } = aShop({});
    const job = order({ source: 'upload' });
    const table = 'avito_id;описание\n3000000001;Дубовый\n';
    const { url, headers } = await store.addressFor(importKey(job), Buffer.byteLength(table), 60);
    await fetch(url, { method: 'PUT', headers, body: table });
    expect((await run(job)).counts).toMatchObject({ added: 1 });
    expect(await knowledge.get(sellerId, listingId(1))).toMatchObject({ text: 'Дубовый' });
  });
});

describe('an import of several feeds', () => {
  const feeds = ['one', 'two', 'three'].map((name) => ({ name: undefined, url: `https://shop.example/${name}` }));
  const [one, two, three] = feeds.map(({ url }) => url) as [string, string, string];

  it('takes those that can be used and reports the others', async () => {
    const files = { [one]: feed(anAd(1)), [two]: '<html></html>', [three]: feed(anAd(3)) };
    const { run, order } = aShop({ feeds, files });
    expect(await run(order({ source: 'profile' }))).toMatchObject({
      done: 2,
      total: 2,
      counts: { added: 2 },
      problems: [{ field: 'feed 2', message: expect.stringContaining('no ads') }],
    });
  });

  it('fails when none can be used', async () => {
    const { run, order } = aShop({ feeds });
    await expect(run(order({ source: 'profile' }))).rejects.toMatchObject({ code: 'import-nothing-fetched' });
  });

  it('does not fetch again what it has fetched, and reads the bytes of then', async () => {
    const shop = aShop({
      feeds,
      files: { [one]: feed(anAd(1)), [two]: refused('import-download-failed', 'transient') },
    });
    const job = shop.order({ source: 'profile' });
    let last: JobProgress | undefined;
    const attempt = async () => {
      for await (const { progress } of importListings({ ...job, ...last }, shop.deps)) last = progress;
    };
    await expect(attempt()).rejects.toMatchObject({ kind: 'transient' });
    shop.world.files = { [one]: feed(anAd(9)), [two]: feed(anAd(2)), [three]: feed(anAd(3)) };
    await attempt();
    expect(shop.downloads).toEqual([one, two, two, three]);
    expect(last).toMatchObject({ done: 3, total: 3, counts: { added: 3 } });
    expect(await shop.knowledge.get(shop.sellerId, listingId(1))).toMatchObject({ text: 'Текст 1' });
  });
});

describe('an import that breaks off', () => {
  it('goes on after its last step, doubles and loses nothing', async () => {
    const ads = Array.from({ length: 700 }, (_, index) => anAd(index + 1));
    ads[600] = anAd(3, { text: 'Двойник' });
    const shop = aShop({ files: aFeed(...ads) });
    const job = shop.order(byUrl);
    let last: JobProgress | undefined;
    const attempt = async () => {
      for await (const { progress } of importListings({ ...job, ...last }, shop.deps)) last = progress;
    };
    shop.world.diesAfterWrites = 560;
    await expect(attempt()).rejects.toThrow('the worker dies');
    expect(last).toMatchObject({ done: 500, counts: { added: 500 } });
    shop.world.diesAfterWrites = Number.POSITIVE_INFINITY;
    await attempt();
    expect(last).toMatchObject({ done: 700, total: 700, problemCount: 1 });
    // What was written by the step that broke off is found unchanged.
    expect(shop.writes.knowledge).toBe(699);
    expect(last?.counts).toMatchObject({ added: 639, unchanged: 60, leftOut: 1 });
    expect(shop.downloads).toHaveLength(1);
    expect(await shop.knowledge.get(shop.sellerId, listingId(3))).toMatchObject({ text: 'Текст 3' });
  });
});
