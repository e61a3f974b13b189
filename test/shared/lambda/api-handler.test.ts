import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listOf, page, sellerParams } from '../../../shared/api/fields.ts';
import type { Answer, Call, Contract } from '../../../shared/api/route.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { type ApiSurroundings, apiSurroundings, callerOf, eventOf } from '../../support/an-api.ts';
import { aContext } from '../../support/lambda-events.ts';

const routes = {
  hello: {
    function: 'system',
    method: 'GET',
    path: '/hello',
    access: 'public',
    summary: 'Greets.',
    answer: z.object({ hello: z.string() }),
  },
  listThings: {
    function: 'system',
    method: 'GET',
    path: '/sellers/{sellerId}/things',
    access: 'seller-operator',
    summary: 'Lists.',
    params: sellerParams,
    query: page,
    answer: listOf(z.object({ id: z.string() })),
  },
  changeThing: {
    function: 'system',
    method: 'PATCH',
    path: '/sellers/{sellerId}/things',
    access: 'seller-owner',
    summary: 'Changes.',
    params: sellerParams,
    body: z.strictObject({ name: z.string().max(10), size: z.int().optional() }),
  },
} as const satisfies Contract;

let table: TestTable;
let world: ApiSurroundings;
let seen: Call | undefined;
let fails: unknown;

beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());
beforeEach(async () => {
  world = await apiSurroundings(table);
  seen = undefined;
  fails = undefined;
});

const handler = (origins: string[] = []) =>
  apiHandler(
    routes,
    {
      hello: async () => {
        if (fails !== undefined) throw fails;
        // More than the contract names.
        return { hello: 'world', password: 'secret' } as Answer<typeof routes.hello>;
      },
      listThings: async () => ({ items: [] }),
      changeThing: async (call) => {
        seen = call as unknown as Call;
        call.audit.fields = ['name'];
        return undefined;
      },
    },
    { ...world.deps, corsOrigins: origins },
  );
const call = (...args: Parameters<ReturnType<typeof callerOf<typeof routes>>>) => callerOf(routes, handler())(...args);
const path = { params: { sellerId: 'seller-1' } };

describe('what leaves', () => {
  it('is only what the contract names', async () => {
    const { status, body, headers } = await call('hello');
    expect({ status, body }).toEqual({ status: 200, body: { hello: 'world' } });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(headers['X-Content-Type-Options'] ?? headers['x-content-type-options']).toBe('nosniff');
  });

  it('says of our own faults what a caller may know, and when to come again', async () => {
    fails = new AppError('transient', { code: 'busy', message: 'try again soon', retryAfterSeconds: 2.2 });
    expect(await call('hello')).toMatchObject({
      status: 503,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '3' },
      body: { status: 503, code: 'busy', detail: 'try again soon', requestId: 'request-1' },
    });
  });

  it('says nothing of a bug', async () => {
    fails = new Error('the table is called Prod-1');
    const answer = await call('hello');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal-error' } });
    expect(JSON.stringify(answer)).not.toMatch(/Prod-1|stack/);
  });

  it("does not pass on Avito's refusals as the caller's own", async () => {
    fails = new AppError('unauthorised', { code: 'avito-unauthorised', message: 'Avito refused the token' });
    expect((await call('hello')).status).toBe(502);
    fails = new AppError('transient', { code: 'avito-timeout', message: 'Avito did not answer' });
    expect((await call('hello')).status).toBe(503);
  });
});

describe('what comes in', () => {
  it('is named, field by field, when it is wrong, and never repeated', async () => {
    const as = await world.person('owner', ['seller-1']);
    const answer = await call('changeThing', { ...path, as, body: { name: 'x'.repeat(11), size: 'big', zażółć: 1 } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { in: 'body', field: 'name', message: expect.stringMatching(/10/) },
      { in: 'body', field: 'size', message: expect.any(String) },
      { in: 'body', field: 'zażółć', message: 'is not known' },
    ]);
    expect(JSON.stringify(answer.body)).not.toMatch(/xxxxx|"big/);
    expect(seen).toBeUndefined();
  });

  it.each([
    ['no JSON', { body: '{"name":' }, 400, 'body-not-json'],
    ['another type', { body: 'name=x', headers: { 'content-type': 'text/plain' } }, 415, 'body-not-json-type'],
    ['too large', { body: `"${'x'.repeat(262_144)}"` }, 413, 'body-too-large'],
    ['nothing', {}, 400, 'input-invalid'],
    ['nested without end', { body: '['.repeat(100_000) }, 400, 'body-not-json'],
    ['a broken version', { body: { name: 'x' }, headers: { 'if-match': 'W/"x"' } }, 400, 'input-invalid'],
  ])('%s is refused', async (_what, request, status, code) => {
    const as = await world.person('owner', ['seller-1']);
    expect(await call('changeThing', { ...path, as, ...request })).toMatchObject({ status, body: { code } });
  });

  it.each([{ limit: 0 }, { limit: 101 }, { limit: 'x' }, { page: 2 }])('a query like %j is refused', async (query) => {
    const as = await world.person('operator', ['seller-1']);
    expect(await call('listThings', { ...path, as, query: query as Record<string, string> })).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'query' }] },
    });
  });

  it('is checked after who calls: a stranger learns nothing about the shape', async () => {
    expect((await call('changeThing', { ...path, body: { wrong: true } })).status).toBe(401);
    const foreign = await world.person('owner', ['seller-2']);
    expect((await call('changeThing', { ...path, as: foreign, body: { wrong: true } })).status).toBe(404);
    const operator = await world.person('operator', ['seller-1']);
    expect((await call('changeThing', { ...path, as: operator, body: { wrong: true } })).status).toBe(403);
  });
});

describe('a change', () => {
  it('reaches its endpoint parsed, with who makes it', async () => {
    const as = await world.person('owner', ['seller-1']);
    const { status } = await call('changeThing', { ...path, as, body: { name: 'x' }, headers: { 'if-match': '"7"' } });
    expect(status).toBe(204);
    expect(seen).toMatchObject({
      params: { sellerId: 'seller-1' },
      body: { name: 'x' },
      principal: { userId: 'owner-1', role: 'owner' },
      request: { ifMatch: 7, sourceIp: '192.0.2.1' },
    });
  });

  it('is by whoever the door says called, also in the audit', async () => {
    const as = await world.person('owner', ['seller-1']);
    world.deps.callerAddress = async ({ headers }) => `behind ${headers['x-viewer-address']}`;
    await call('changeThing', { ...path, as, body: { name: 'x' }, headers: { 'x-viewer-address': '203.0.113.5' } });
    expect(seen?.request.sourceIp).toBe('behind 203.0.113.5');
    const { items } = await world.deps.audit.newest({ sellerId: 'seller-1' }, { limit: 1 });
    expect(items[0]?.sourceIp).toBe('behind 203.0.113.5');
  });

  it('is in the audit, reading is not', async () => {
    const as = await world.person('owner', ['seller-1']);
    const before = (await world.deps.audit.newest({}, { limit: 100 })).items.length;
    await call('listThings', { ...path, as });
    await call('changeThing', { ...path, as, body: { name: 'x' } });
    const { items } = await world.deps.audit.newest({ sellerId: 'seller-1' }, { limit: 1 });
    expect((await world.deps.audit.newest({}, { limit: 100 })).items.length).toBe(before + 1);
    expect(items[0]).toMatchObject({ userId: 'owner-1', action: 'changeThing', details: { fields: ['name'] } });
  });

  it('that was made is answered as made, even if the audit fails', async () => {
    const as = await world.person('owner', ['seller-1']);
    world.deps.audit.add = () => Promise.reject(new Error('table gone'));
    expect((await call('changeThing', { ...path, as, body: { name: 'x' } })).status).toBe(204);
    expect(world.notebook.valuesOf('AuditEntriesLost')).toEqual([1]);
  });
});

describe('a page of another origin', () => {
  const preflight = (origins: string[]) =>
    handler(origins)(
      {
        ...eventOf(routes.hello, { headers: { origin: 'https://desk.example.com' } }),
        requestContext: {
          ...eventOf(routes.hello, {}).requestContext,
          http: { ...eventOf(routes.hello, {}).requestContext.http, method: 'OPTIONS' },
        },
      },
      aContext(),
    );

  it('may call when its origin is configured', async () => {
    const result = await preflight(['https://desk.example.com', 'https://b.example.com']);
    expect(result.statusCode).toBe(204);
    expect(result.headers?.['Access-Control-Allow-Origin']).toBe('https://desk.example.com');
  });

  it('may not otherwise', async () => {
    for (const origins of [[], ['https://b.example.com']]) {
      expect((await preflight(origins)).headers).not.toHaveProperty('Access-Control-Allow-Origin');
    }
  });
});

it('writes one line a request, without what was asked', async () => {
  const as = await world.person('owner', ['seller-1']);
  await call('changeThing', { ...path, as, body: { name: 'secret-nm' } });
  expect(world.notebook.lines).toHaveLength(1);
  expect(world.notebook.lines[0]).toMatchObject({
    level: 'info',
    fields: { route: 'changeThing', status: 204, requestId: 'request-1' },
  });
  expect(JSON.stringify(world.notebook.lines)).not.toMatch(/secret-nm|Bearer/);
  expect(world.notebook.valuesOf('request changeThing')).toHaveLength(1);
});
