import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ListingDeps, listingEndpoints } from '../../../functions/knowledge/listing-endpoints.ts';
import { listingsRoutes } from '../../../shared/api/listings-routes.ts';
import { buildOpenApi } from '../../../shared/api/openapi.ts';
import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { jobQueue } from '../../../shared/queues/job-queue.ts';
import type { Job } from '../../../shared/store/job.ts';
import { Jobs } from '../../../shared/store/jobs.ts';
import { ListingKnowledgeStore } from '../../../shared/store/listing-knowledge.ts';
import { type Listing, Listings } from '../../../shared/store/listings.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { type ApiRequest, type ApiSurroundings, apiSurroundings, callerOf } from '../../support/an-api.ts';
import { anSqs } from '../../support/an-sqs.ts';
import { anUploadStore } from '../../support/an-upload-store.ts';
import { openApiAnswers } from '../../support/openapi-answers.ts';

let table: TestTable;
let store: Awaited<ReturnType<typeof anUploadStore>>;
let sqs: Awaited<ReturnType<typeof anSqs>>;
let queueUrl: string;
let world: ApiSurroundings;
let sellerId: string;
let owner: string;
let call: (
  name: keyof typeof listingsRoutes,
  request?: ApiRequest,
) => Promise<Awaited<ReturnType<ReturnType<typeof callerOf>>>>;
let deps: ListingDeps;
let count = 0;

beforeAll(async () => {
  table = await aTable();
  store = await anUploadStore();
  sqs = await anSqs();
  queueUrl = await sqs.create('jobs');
});
afterAll(async () => {
  await Promise.all([table.close(), store.close(), sqs.close()]);
});

beforeEach(async () => {
  world = await apiSurroundings(table);
  sellerId = `shop-${++count}`;
  owner = await world.person('owner', [sellerId], `owner-${count}`);
  await new Sellers(table).create(aSeller({ sellerId, avitoUserId: `account-${count}` }));
  deps = {
    ...world.deps,
    sellers: new Sellers(table),
    listings: new Listings(table),
    listingKnowledge: new ListingKnowledgeStore(table),
    jobs: new Jobs(table),
    jobQueue: jobQueue(sqs.client, queueUrl),
    uploads: store,
    allowedHosts: [],
  };
  call = callWith();
});

const documented = openApiAnswers(buildOpenApi(listingsRoutes, { version: 'test' }));

function callWith(change: Partial<ListingDeps> = {}): typeof call {
  const all = { ...world.deps, ...deps, ...change };
  const plain = callerOf(listingsRoutes, apiHandler(listingsRoutes, listingEndpoints(all), all));
  return async (name, { params, ...request } = {}) => {
    const answer = await plain(name, { as: owner, params: { sellerId, ...params }, ...request });
    const wrong = documented.check(name, answer);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    return answer;
  };
}

const listings = () => new Listings(table);

const aCard = (listingId: string, change: Partial<Listing> = {}): Listing => ({
  listingId,
  title: `Стол ${listingId}`,
  price: 4_500,
  status: 'active',
  fetchedAt: 0,
  ...change,
});

const problem = (status: number, code: string) => ({ status, body: { code, status } });

describe('changing a listing', () => {
  beforeEach(() => listings().put(sellerId, aCard('100')));
  const change = (body: unknown, request: ApiRequest = {}) =>
    call('changeListing', { params: { listingId: '100' }, body, ...request });

  it.each([
    [{ floorPrice: -1 }, 'floorPrice'],
    [{ floorPrice: '100' }, 'floorPrice'],
    [{ mode: 'sometimes' }, 'mode'],
    [{ notes: 'x'.repeat(4_001) }, 'notes'],
    [{ text: '' }, 'text'],
    [{ price: 5 }, 'price'],
  ])('refuses %j and names the field', async (body, field) => {
    const answer = await change(body);
    expect(answer).toMatchObject(problem(400, 'input-invalid'));
    expect(answer.body.errors).toMatchObject([{ in: 'body', field }]);
  });

  it('knows no listing that nobody told of', async () => {
    expect(await change({ notes: 'x' }, { params: { listingId: '999' } })).toMatchObject(
      problem(404, 'listing-unknown'),
    );
  });

  it('overwrites nothing that the caller has not seen', async () => {
    expect((await change({ notes: 'первая' })).headers.etag).toBe('"1"');
    expect(await change({ notes: 'вторая' }, { headers: { 'if-match': '"0"' } })).toMatchObject(
      problem(412, 'version-conflict'),
    );
    expect(await change({ notes: 'вторая' }, { headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 200,
      body: { notes: 'вторая', version: 2 },
    });
  });

  it('says that somebody else was faster', async () => {
    const { listingKnowledge: knowledge } = deps;
    const racing = {
      get: async (...of: Parameters<typeof knowledge.get>) => {
        const seen = await knowledge.get(...of);
        await knowledge.change(sellerId, '100', { notes: 'schneller' }, seen?.version ?? 0);
        return seen;
      },
      summaries: (...of: Parameters<typeof knowledge.summaries>) => knowledge.summaries(...of),
      change: (...of: Parameters<typeof knowledge.change>) => knowledge.change(...of),
    };
    call = callWith({ listingKnowledge: racing });
    expect(await change({ notes: 'langsamer' })).toMatchObject(problem(409, 'changed-meanwhile'));
  });

  it('keeps what the seller says, and takes it back', async () => {
    const said = { notes: 'Торг при самовывозе', floorPrice: 4_000, mode: 'draft', text: 'Дубовый' };
    expect((await change(said)).body).toMatchObject({ ...said, textSource: 'person', hasText: true, price: 4_500 });
    const { body } = await change({ notes: null, floorPrice: null, text: null });
    expect(body).toMatchObject({ mode: 'draft', hasText: false, version: 2 });
    expect([body.notes, body.floorPrice, body.text]).toEqual([undefined, undefined, undefined]);
    expect((await change({})).body.version).toBe(2);
  });

  it('notes which fields were changed, and no text', async () => {
    await change({ floorPrice: 4_000, notes: 'тайна', mode: 'off' });
    const { items } = await world.deps.audit.newest({ sellerId }, { limit: 1 });
    expect(items[0]?.details).toEqual({
      changed: expect.arrayContaining(['floorPrice', 'notes', 'mode']),
      floorPrice: { to: 4_000 },
      mode: { from: 'inherit', to: 'off' },
    });
  });

  it('is for owners; operators look', async () => {
    const operator = await world.person('operator', [sellerId], `operator-${count}`);
    expect(await change({ notes: 'x' }, { as: operator })).toMatchObject(problem(403, 'no-rights'));
    expect((await call('getListing', { as: operator, params: { listingId: '100' } })).status).toBe(200);
  });
});

describe('listings', () => {
  it('show the card and what the seller says', async () => {
    await listings().put(sellerId, aCard('100', { fetchedAt: world.clock.at, url: 'https://avito.ru/100' }));
    await new ListingKnowledgeStore(table).saveImported(
      sellerId,
      { listingId: '100', text: 'Дуб', attributes: { Condition: 'Новое' }, adId: 'A-1', hash: 'h' },
      { jobId: '1', now: world.clock.at },
    );
    const summary = {
      listingId: '100',
      title: 'Стол 100',
      price: 4_500,
      status: 'active',
      url: 'https://avito.ru/100',
      seenAt: '2026-03-02T10:00:00.000Z',
      hasText: true,
      adId: 'A-1',
      mode: 'inherit',
      version: 1,
    };
    expect((await call('listListings')).body).toEqual({ items: [summary] });
    const { body, headers } = await call('getListing', { params: { listingId: '100' } });
    expect(body).toEqual({
      ...summary,
      text: 'Дуб',
      textSource: 'feed',
      attributes: { Condition: 'Новое' },
      importedAt: '2026-03-02T10:00:00.000Z',
    });
    expect(headers.etag).toBe('"1"');
  });

  it('are found by words and status, page by page', async () => {
    for (const [index, title] of ['Стол белый', 'Стул белый', 'Стол чёрный'].entries()) {
      await listings().put(sellerId, aCard(String(index), { title, status: index === 2 ? 'inactive' : 'active' }));
    }
    const idsOf = async (query: Record<string, string>) => {
      const { body } = await call('listListings', { query });
      return [body.items.map(({ listingId }: Listing) => listingId), body.nextCursor !== undefined];
    };
    expect(await idsOf({ query: ' СТОЛ ' })).toEqual([['0', '2'], false]);
    expect(await idsOf({ query: 'стол бел' })).toEqual([['0'], false]);
    expect(await idsOf({ status: 'inactive' })).toEqual([['2'], false]);
    expect(await idsOf({ limit: '2' })).toEqual([['0', '1'], true]);
    expect(await call('listListings', { query: { cursor: '%%%' } })).toMatchObject(problem(400, 'cursor-invalid'));
  });

  it('of another seller do not exist', async () => {
    await listings().put('somebody', aCard('100'));
    const foreign = { params: { sellerId: 'somebody', listingId: '100' } };
    expect(await call('getListing', foreign)).toMatchObject(problem(404, 'seller-unknown'));
    expect(await call('getListing', { params: { listingId: '100' } })).toMatchObject(problem(404, 'listing-unknown'));
  });
});

describe('a sync', () => {
  it('needs a connected seller', async () => {
    await new Sellers(table).create({ ...aSeller({ sellerId: `new-${count}` }), avitoUserId: undefined } as never);
    const admin = await world.person('admin');
    const answer = await call('syncListings', { as: admin, params: { sellerId: `new-${count}` } });
    expect(answer).toMatchObject(problem(409, 'seller-not-connected'));
    expect(await call('syncListings', { as: admin, params: { sellerId: 'nobody' } })).toMatchObject(
      problem(404, 'seller-unknown'),
    );
  });

  it('is a job, and the same one while it runs', async () => {
    const first = await call('syncListings');
    expect(first).toMatchObject({ status: 202, body: { job: { kind: 'listings-sync', state: 'queued', done: 0 } } });
    const { jobId } = first.body.job;
    expect((await call('syncListings')).body.job.jobId).toBe(jobId);
    expect(await sqs.takeAll(queueUrl)).toMatchObject([{ body: JSON.stringify({ sellerId, jobId }) }]);
  });

  it('of this very minute is answered again, an older or a failed one is not', async () => {
    const { jobId } = (await call('syncListings')).body.job;
    const jobs = new Jobs(table);
    await jobs.take({ sellerId, jobId }, 'a', world.clock.at);
    await jobs.end({ sellerId, jobId }, 'a', { state: 'done', finishedAt: world.clock.at });
    expect((await call('syncListings')).body.job).toMatchObject({ jobId, state: 'done' });
    world.clock.at += 60_000;
    const second = (await call('syncListings')).body.job.jobId;
    expect(second).not.toBe(jobId);
    await jobs.take({ sellerId, jobId: second }, 'a', world.clock.at);
    await jobs.end({ sellerId, jobId: second }, 'a', { state: 'failed', finishedAt: world.clock.at });
    expect((await call('syncListings')).body.job.jobId).not.toBe(second);
    await sqs.takeAll(queueUrl);
  });

  it('that the queue does not take is a 503, and a job that has ended', async () => {
    call = callWith({ jobQueue: { put: () => Promise.reject(new Error('down')) } });
    expect(await call('syncListings')).toMatchObject(problem(503, 'job-not-queued'));
    expect((await call('listJobs')).body.items).toMatchObject([
      { state: 'failed', failure: { code: 'job-not-queued' } },
    ]);
  });
});

describe('an import', () => {
  it.each([
    [{ source: 'fax' }, 'source'],
    [{ source: 'url' }, 'url'],
    [{ source: 'url', url: 'ftp://shop.example/1.xml' }, 'url'],
    [{ source: 'url', url: 'http://169.254.169.254/latest/' }, 'url'],
    [{ source: 'url', url: 'http://127.0.0.1:3001/feeds/1.xml' }, 'url'],
    [{ source: 'url', url: 'https://a:b@shop.example/' }, 'url'],
    [{ source: 'upload' }, 'sizeBytes'],
    [{ source: 'upload', sizeBytes: 52_428_801 }, 'sizeBytes'],
    [{ source: 'profile', url: 'https://shop.example/' }, 'url'],
  ])('refuses %j and names the field', async (body, field) => {
    const answer = await call('importListings', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ in: 'body', field }]);
    expect((await call('listJobs')).body.items).toEqual([]);
  });

  it('from an address keeps the address to itself', async () => {
    const url = 'https://shop.example/feed.xml?key=geheim';
    const answer = await call('importListings', { body: { source: 'url', url } });
    expect(answer).toMatchObject({ status: 202, body: { job: { source: 'url', state: 'queued' } } });
    const { items } = await world.deps.audit.newest({ sellerId }, { limit: 1 });
    const seen = JSON.stringify([answer.body, items, (await call('listJobs')).body, world.notebook.lines]);
    expect(seen).not.toContain('geheim');
    expect(await sqs.takeAll(queueUrl)).toHaveLength(1);
  });

  it('from an upload begins when its file is there, once or twice', async () => {
    const file = '<Ads><Ad><Id>1</Id></Ad></Ads>';
    const { body } = await call('importListings', { body: { source: 'upload', sizeBytes: file.length } });
    expect(body).toMatchObject({
      job: { state: 'awaiting-upload' },
      upload: {
        method: 'PUT',
        headers: { 'content-length': '30', 'content-type': 'application/octet-stream' },
        expiresAt: '2026-03-02T10:15:00.000Z',
      },
    });
    expect(await sqs.takeAll(queueUrl)).toEqual([]);
    expect((await fetch(body.upload.url, { method: 'PUT', headers: body.upload.headers, body: file })).status).toBe(
      200,
    );
    const start = () => call('startUploadedImport', { params: { jobId: body.job.jobId } });
    expect(await start()).toMatchObject({ status: 202, body: { job: { state: 'queued' } } });
    expect((await start()).status).toBe(202);
    expect((await sqs.takeAll(queueUrl)).length).toBeGreaterThan(0);
    expect(await store.get(`imports/${sellerId}/${body.job.jobId}/0`, '/dev/null')).toBe(true);
  });

  it('that does not exist cannot begin', async () => {
    expect(await call('startUploadedImport', { params: { jobId: 'none' } })).toMatchObject(problem(404, 'job-unknown'));
  });
});

describe('jobs', () => {
  it('show how far they are and what they could not take in', async () => {
    const { jobId } = (await call('syncListings')).body.job;
    const jobs = new Jobs(table);
    await jobs.take({ sellerId, jobId }, 'lease-of-a-worker', world.clock.at);
    const progress = {
      done: 5,
      total: 9,
      counts: { added: 5 },
      problems: [{ line: 7, message: 'odd' }],
      problemCount: 1,
    };
    await jobs.saveProgress({ sellerId, jobId }, 'lease-of-a-worker', { ...progress, cursor: 'secret place' });
    const { body } = await call('getJob', { params: { jobId } });
    expect(body).toMatchObject({
      ...progress,
      state: 'running',
      createdBy: `owner-${count}`,
      startedAt: expect.any(String),
    });
    expect(JSON.stringify(body)).not.toMatch(/lease|secret place/);
    const { items } = (await call('listJobs')).body as { items: Job[] };
    expect(items).toMatchObject([{ jobId, problemCount: 1 }]);
    expect(items[0]).not.toHaveProperty('problems');
    await sqs.takeAll(queueUrl);
  });

  it('of another seller do not exist', async () => {
    const { jobId } = (await call('syncListings')).body.job;
    const stranger = await world.person('owner', ['shop-x'], `stranger-${count}`);
    const foreign = { as: stranger, params: { sellerId: 'shop-x', jobId } };
    expect(await call('getJob', foreign)).toMatchObject(problem(404, 'job-unknown'));
    expect(await call('startUploadedImport', foreign)).toMatchObject(problem(404, 'job-unknown'));
    await sqs.takeAll(queueUrl);
  });
});
