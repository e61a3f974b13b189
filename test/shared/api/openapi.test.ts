import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contract } from '../../../shared/api/contract.ts';
import { id, listOf, page, sellerParams } from '../../../shared/api/fields.ts';
import { buildOpenApi } from '../../../shared/api/openapi.ts';
import type { Contract, Route } from '../../../shared/api/route.ts';
import { openApiAnswers } from '../../support/openapi-answers.ts';

const money = z.object({ amount: z.int(), currency: z.literal('RUB').default('RUB') }).meta({ id: 'Money' });
const lamp = z
  .object({ lampId: id, price: money, madeAt: z.iso.datetime(), version: z.int() })
  .meta({ id: 'Lamp', description: 'Gives light.' });

const lamps = {
  listLamps: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/lamps',
    access: 'seller-operator',
    summary: 'Lamps of a seller',
    params: sellerParams,
    query: page.extend({ isLit: z.stringbool().optional().describe('Only those that are on.') }),
    answer: listOf(lamp),
  },
  changeLamp: {
    function: 'knowledge',
    method: 'PATCH',
    path: '/sellers/{sellerId}/lamps/{lampId}',
    access: 'seller-owner',
    summary: 'Change a lamp',
    params: sellerParams.extend({ lampId: id }),
    body: z.strictObject({ price: money.optional() }),
    answer: lamp,
  },
  getLamp: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/lamps/{lampId}',
    access: 'seller-operator',
    summary: 'One lamp',
    params: sellerParams.extend({ lampId: id }),
    answer: lamp,
  },
  lightAll: {
    function: 'system',
    method: 'POST',
    path: '/lamps/light',
    access: 'public',
    summary: 'Light all',
    body: z.strictObject({ brightness: z.number().max(1).default(1) }).optional(),
  },
  getPage: {
    function: 'system',
    method: 'GET',
    path: '/page',
    access: 'public',
    summary: 'A page',
    answer: z.string(),
    contentType: 'text/html; charset=utf-8',
  },
} as const satisfies Contract;

const document = buildOpenApi(lamps, { version: '1.0.0' });

describe('the OpenAPI document of the whole contract', () => {
  it('is valid OpenAPI 3.1 and names every route once', async () => {
    const whole = buildOpenApi(contract, { version: '0.1.0', serverUrl: 'https://shop.example.com/api' });
    const result = await new Validator().validate(structuredClone({ ...whole }));
    expect(result).toEqual({ valid: true });
    const names = Object.values(whole.paths).flatMap((path) => Object.values(path).map((it) => it.operationId));
    expect(names.toSorted()).toEqual(Object.keys(contract).toSorted());
    expect(unresolvedRefs(whole)).toEqual([]);
  });
});

describe('an operation', () => {
  it('is found under path and method, with its name, tag and who may call it', async () => {
    expect(await new Validator().validate(structuredClone({ ...document }))).toEqual({ valid: true });
    expect(document.paths['/sellers/{sellerId}/lamps']?.get).toMatchObject({
      operationId: 'listLamps',
      tags: ['knowledge'],
      security: [{ accessToken: [] }],
      'x-access': 'seller-operator',
    });
    expect(document.paths['/lamps/light']?.post?.security).toEqual([]);
  });

  it('takes parameters as they are sent: those with a default may be left out', () => {
    const parameters = document.paths['/sellers/{sellerId}/lamps']?.get?.parameters;
    expect(parameters).toContainEqual(expect.objectContaining({ name: 'sellerId', in: 'path', required: true }));
    expect(parameters).toContainEqual({
      name: 'limit',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 25 },
    });
    expect(parameters).toContainEqual({
      name: 'isLit',
      in: 'query',
      required: false,
      description: 'Only those that are on.',
      schema: { type: 'string' },
    });
  });

  it('tells a body that may be left out from one that may not', () => {
    expect(document.paths['/lamps/light']?.post?.requestBody?.required).toBe(false);
    expect(document.paths['/sellers/{sellerId}/lamps/{lampId}']?.patch?.requestBody?.required).toBe(true);
  });

  it('promises an ETag where the answer has a version, and takes it back where that is changed', () => {
    const { get, patch } = document.paths['/sellers/{sellerId}/lamps/{lampId}'] ?? {};
    expect(get?.responses['200']).toMatchObject({ headers: { ETag: { $ref: '#/components/headers/ETag' } } });
    expect(get?.parameters).not.toContainEqual({ $ref: '#/components/parameters/IfMatch' });
    expect(patch?.parameters).toContainEqual({ $ref: '#/components/parameters/IfMatch' });
    expect(patch?.responses['412']).toEqual({ $ref: '#/components/responses/ChangedMeanwhile' });
  });

  it.each([
    ['/page', 'get', ['200', 'default']],
    ['/sellers/{sellerId}/lamps', 'get', ['200', '400', '401', '404', 'default']],
    ['/lamps/light', 'post', ['204', '400', '401', '409', '413', '415', '429', 'default']],
    [
      '/sellers/{sellerId}/lamps/{lampId}',
      'patch',
      ['200', '400', '401', '403', '404', '409', '412', '413', '415', 'default'],
    ],
  ])('%s %s can answer %j', (path, method, statuses) => {
    expect(Object.keys(document.paths[path]?.[method]?.responses ?? {})).toEqual(statuses);
  });
});

describe('a schema with an id', () => {
  it('is a component that others point to', () => {
    expect(document.components.schemas.Lamp).toMatchObject({
      description: 'Gives light.',
      properties: {
        price: { $ref: '#/components/schemas/Money' },
        madeAt: { type: 'string', format: 'date-time' },
        version: { type: 'integer' },
      },
    });
  });

  it('is two where going in it may lack what has a default', () => {
    expect(document.components.schemas.Money?.required).toEqual(['amount', 'currency']);
    expect(document.components.schemas.MoneyInput?.required).toEqual(['amount']);
    const body = document.paths['/sellers/{sellerId}/lamps/{lampId}']?.patch?.requestBody;
    expect(body?.content['application/json']?.schema).toMatchObject({
      properties: { price: { $ref: '#/components/schemas/MoneyInput' } },
    });
  });

  it('is two where only what it contains differs', () => {
    const crate = z.strictObject({ price: money }).meta({ id: 'Crate' });
    const post: Route = { ...lamps.changeLamp, body: crate, answer: crate };
    const { schemas } = buildOpenApi({ post }, { version: '1' }).components;
    expect(schemas.CrateInput).toMatchObject({ properties: { price: { $ref: '#/components/schemas/MoneyInput' } } });
    expect(schemas.Crate).toMatchObject({ properties: { price: { $ref: '#/components/schemas/Money' } } });
  });

  it('must be the only one of its id', () => {
    const other: Route = { ...lamps.getPage, path: '/other', answer: z.object({ a: z.int() }).meta({ id: 'Lamp' }) };
    expect(() => buildOpenApi({ ...lamps, other }, { version: '1' })).toThrow('two different schemas have the id Lamp');
  });

  it('is asked for by one that contains itself', () => {
    const tree = z.object({
      get branches() {
        return z.array(tree);
      },
    });
    const getTree: Route = { ...lamps.getPage, answer: z.object({ tree }) };
    expect(() => buildOpenApi({ getTree }, { version: '1' })).toThrow('needs an id');
  });
});

describe('holding answers against the document', () => {
  const answers = openApiAnswers(document);
  const json = { 'content-type': 'application/json' };
  const good = {
    lampId: 'l-1',
    price: { amount: 5, currency: 'RUB' },
    madeAt: '2026-03-02T10:00:00.000Z',
    version: 1,
  };

  it('passes what was promised', () => {
    expect(answers.check('getLamp', { status: 200, headers: json, body: good })).toEqual([]);
    expect(answers.check('lightAll', { status: 204, headers: {}, body: undefined })).toEqual([]);
    const html = { 'content-type': 'text/html; charset=utf-8' };
    expect(answers.check('getPage', { status: 200, headers: html, body: '<p>' })).toEqual([]);
  });

  it.each([
    ['a field nobody promised', { body: { ...good, secret: 's' } }],
    ['a missing field', { body: { lampId: 'l-1' } }],
    ['a wrong field deep inside', { body: { ...good, price: { amount: '5', currency: 'RUB' } } }],
    ['a time that is none', { body: { ...good, madeAt: 'yesterday' } }],
    ['another status', { status: 201 }],
    ['another content type', { headers: { 'content-type': 'text/plain' } }],
  ])('finds %s', (_what, change) => {
    expect(answers.check('getLamp', { status: 200, headers: json, body: good, ...change })).not.toEqual([]);
  });

  it('knows problems by their own type and shape', () => {
    const headers = { 'content-type': 'application/problem+json' };
    const body = { type: 'about:blank', title: 'Not found', status: 404, code: 'lamp-unknown', requestId: 'r' };
    expect(answers.check('getLamp', { status: 404, headers, body })).toEqual([]);
    expect(answers.check('getLamp', { status: 503, headers, body: { ...body, status: 503 } })).toEqual([]);
    expect(answers.check('getLamp', { status: 404, headers: json, body })).not.toEqual([]);
    expect(answers.check('getLamp', { status: 404, headers, body: { ...body, stack: 'at …' } })).not.toEqual([]);
  });

  it('does not know an operation of another API', () => {
    expect(answers.check('getMoon', { status: 200, headers: {}, body: '' })).toEqual([
      'getMoon is not in the document',
    ]);
  });
});

function unresolvedRefs(whole: object): string[] {
  const refs = [...JSON.stringify(whole).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
  const target = (ref: string) =>
    ref
      .slice(2)
      .split('/')
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], whole);
  return [...new Set(refs)].filter((ref) => !ref.startsWith('#/') || target(ref) === undefined);
}
