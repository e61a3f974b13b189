import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { demoSellerId } from '../../local/seed/seed-demo-seller.ts';
import type { ApiAnswer, ApiRequest } from '../support/an-api.ts';
import { type RouteName, routeNames, routeOf, startWholeApi, type WholeApi } from './whole-api.ts';

const RUNS = 40;

let api: WholeApi;
let admin = '';
beforeAll(async () => {
  api = await startWholeApi();
  admin = await api.person('admin');
});
afterAll(() => api.close());

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    '../..',
    '%2F',
    'null',
    '__proto__',
    "' OR 1=1 --",
    '💥'.repeat(500),
  ),
);
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom(null, true, -1, 0, 1.5, 1e308, -0, [], {}, [[]], 'x'.repeat(20_000)),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The names a schema knows, so that wrong values reach the fields that are there. */
function namesIn(schema: z.ZodType | undefined): string[] {
  if (schema === undefined) return [];
  const { properties = {}, anyOf = [], oneOf = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const parts = [...anyOf, ...oneOf].flatMap((part) =>
    Object.keys((typeof part === 'object' && part.properties) || {}),
  );
  return [...Object.keys(properties), ...parts];
}

function oddRecord(names: string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  const name =
    names.length === 0
      ? oddText
      : fc.oneof({ arbitrary: fc.constantFrom(...names), weight: 4 }, { arbitrary: oddText, weight: 1 });
  return fc.dictionary(name, value, { maxKeys: 6, noNullPrototype: true });
}

function oddRequest(name: RouteName): fc.Arbitrary<ApiRequest> {
  const { path, query, body } = routeOf(name);
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => param);
  const text = fc.oneof({ arbitrary: fc.constant('id-1'), weight: 2 }, { arbitrary: oddText, weight: 1 });
  const oddBody = fc.oneof(
    { arbitrary: oddRecord(namesIn(body), oddValue), weight: 4 },
    { arbitrary: oddValue, weight: 1 },
    // Not JSON at all, or cut off, or in another encoding.
    {
      arbitrary: fc.constantFrom('{"a":', '{"a":"\\ud800"}', '[]]', '\ufeff{}', '{"__proto__":{"isAdmin":true}}'),
      weight: 1,
    },
  );
  return fc.record({
    params: fc.record(Object.fromEntries(params.map((param) => [param, text]))),
    query: oddRecord(namesIn(query), oddText) as fc.Arbitrary<Record<string, string>>,
    body: fc.option(oddBody, { nil: undefined }),
    headers: fc.constantFrom<Record<string, string>>(
      {},
      { 'if-match': '"1"' },
      { 'if-match': '"x"' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-type': 'text/html' },
      { 'content-type': '' },
    ),
  }) as fc.Arbitrary<ApiRequest>;
}

describe.each(routeNames)('%s', (name) => {
  it('answers whatever comes with a success or a problem of the caller', async () => {
    const property = fc.asyncProperty(oddRequest(name), async (request) => {
      expectSound(await api.call(name, { ...request, as: admin }), request);
    });
    await fc.assert(property, { seed: 20_260_302, numRuns: RUNS, endOnFailure: true });
  });
});

/** What somebody may put in the place of a cursor of ours, in our own coding. */
const forgedCursors = [
  '',
  ' ',
  'x',
  'x'.repeat(1_400),
  0,
  -1,
  1e20,
  null,
  true,
  [],
  ['a', 'b'],
  [[]],
  {},
  { pk: 'SELLER#id-1', sk: 'SELLER' },
  { sk: '' },
  { at: '2026-03-02T10:00:00.000Z', id: '' },
].map((position) => Buffer.from(JSON.stringify(position)).toString('base64url'));
const paged = routeNames.filter(
  (name) => routeOf(name).query !== undefined && 'cursor' in (routeOf(name).query?.shape ?? {}),
);

describe.each(paged)('%s', (name) => {
  it('answers a forged cursor with a list or a problem of the caller', async () => {
    const params = { sellerId: demoSellerId, chatId: 'u2i-a~b' };
    for (const cursor of [...forgedCursors, 'e30', '%%%', 'AAAA', '💥']) {
      const query = { cursor };
      expectSound(await api.call(name, { params, query, as: admin }), { query });
    }
  });
});

function expectSound({ status, headers, body }: ApiAnswer, request: ApiRequest): void {
  const about = JSON.stringify({ request, status, body });
  expect(status, about).toBeLessThan(500);
  if (status < 400) return;
  expect(headers['content-type'], about).toBe('application/problem+json');
  expect(body, about).toMatchObject({
    status,
    code: expect.stringMatching(/^[a-z-]+$/),
    requestId: expect.any(String),
  });
  expect(JSON.stringify(body)).not.toMatch(/\bat .+\.ts:\d+|node_modules|TypeError|ZodError/);
}
