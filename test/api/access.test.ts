import { generateKeyPair, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS_TOKEN } from '../../shared/access/access-token.ts';
import { contract } from '../../shared/api/contract.ts';
import type { Access, Contract, Endpoints } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { apiHandler } from '../../shared/lambda/api-handler.ts';
import { callerOf } from '../support/an-api.ts';
import { type RouteName, routeNames, routeOf, startWholeApi, type WholeApi } from './whole-api.ts';

let api: WholeApi;
/** Of each person: the good token, and one for each fault. */
const tokens = new Map<string, Record<string, string>>();
/** Every name a path may hold; nothing of it exists but the sellers. */
const params = Object.fromEntries(
  routeNames.flatMap((name) => [...routeOf(name).path.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => [param, 'id-1'])),
);

beforeAll(async () => {
  api = await startWholeApi();
  const sellers = {
    owner: ['id-1'],
    operator: ['id-1'],
    'foreign owner': ['id-2'],
    'foreign operator': ['id-2'],
    admin: [],
  };
  for (const who of people) {
    const userId = `the-${who.replace(' ', '-')}`;
    const role = who === 'admin' ? 'admin' : who.endsWith('owner') ? 'owner' : 'operator';
    const good = await api.person(role, sellers[who], userId);
    tokens.set(who, { good, ...(await faultyTokens(userId, good)) });
  }
});
afterAll(() => api.close());

const closed = routeNames.filter((name) => routeOf(name).access !== 'public');
const faults = ['expired', 'tampered', 'alg: none', 'wrong key', 'wrong audience', 'of nobody'];
const people = ['foreign operator', 'foreign owner', 'operator', 'owner', 'admin'] as const;

/** What each may: reach the endpoint, or be refused with this status. */
const rules: Record<Exclude<Access, 'public'>, Record<(typeof people)[number], 'reached' | 403 | 404>> = {
  'signed-in': all('reached'),
  owner: { ...all('reached'), operator: 403, 'foreign operator': 403 },
  admin: { ...all(403), admin: 'reached' },
  'seller-owner': { owner: 'reached', admin: 'reached', operator: 403, 'foreign owner': 404, 'foreign operator': 404 },
  'seller-operator': {
    owner: 'reached',
    admin: 'reached',
    operator: 'reached',
    'foreign owner': 404,
    'foreign operator': 404,
  },
};

describe.each(closed)('%s', (name) => {
  it('answers nobody', async () => {
    expect(await api.call(name, { params })).toMatchObject({ status: 401, body: { code: 'token-missing' } });
  });

  it.each(people)('refuses the %s with a token at fault', async (who) => {
    for (const fault of faults) {
      const code = fault === 'expired' ? 'token-expired' : 'token-invalid';
      const answer = await api.call(name, { params, as: tokens.get(who)?.[fault] ?? '' });
      expect(answer, fault).toMatchObject({ status: 401, body: { code } });
    }
  });

  it.each(people)('lets the %s in, or not, by its access rule', async (who) => {
    const rule = rules[routeOf(name).access as Exclude<Access, 'public'>][who];
    const as = tokens.get(who)?.good ?? '';
    if (rule === 'reached') {
      // The deployed function would do it; here it is enough that it would.
      expect(await reach(name, as)).toMatch(/^(reached|input-invalid)$/);
      return;
    }
    const answer = await api.call(name, { params, as });
    expect(answer).toMatchObject({ status: rule, body: { code: rule === 403 ? 'no-rights' : 'seller-unknown' } });
  });
});

it('a route without an access rule does not compile', () => {
  const withoutRule = { function: 'system', method: 'GET', path: '/x', summary: 'X' } as const;
  // @ts-expect-error the access rule is missing
  expect({ withoutRule } satisfies Contract).toBeDefined();
});

it('a token counts only as a bearer token', async () => {
  const token = tokens.get('admin')?.good;
  for (const authorization of ['Basic YWRtaW46YWRtaW4=', `Bearer  ${token}`, `Token ${token}`, 'Bearer ', `${token}`]) {
    expect((await api.call('getMe', { headers: { authorization } })).status).toBe(401);
  }
});

/** Runs the route with every endpoint replaced by one that only says that it was reached. */
async function reach(name: RouteName, as: string): Promise<string> {
  const endpoint = () => Promise.reject(new AppError('conflict', { code: 'reached', message: 'reached' }));
  const endpoints = Object.fromEntries(routeNames.map((each) => [each, endpoint]));
  const call = callerOf(contract, apiHandler(contract, endpoints as unknown as Endpoints<typeof contract>, api.deps));
  return (await call(name, { params, as })).body.code;
}

async function faultyTokens(userId: string, good: string): Promise<Record<string, string>> {
  const now = Math.floor(Date.now() / 1_000);
  const stranger = await generateKeyPair(ACCESS_TOKEN.algorithm);
  const claims = { sid: 's', sub: userId, iss: ACCESS_TOKEN.issuer, aud: ACCESS_TOKEN.audience };
  const unsigned = new UnsecuredJWT(claims)
    .setIssuedAt(now)
    .setExpirationTime(now + 900)
    .encode();
  const [head, , signature] = good.split('.');
  const [, otherBody] = (await api.token('somebody-else')).split('.');
  return {
    expired: await api.token(userId, { issuedAt: now - 3_600 }),
    tampered: [head, otherBody, signature].join('.'),
    'alg: none': `${unsigned}${signature}`,
    'wrong key': await api.token(userId, { key: stranger.privateKey }),
    'wrong audience': await api.token(userId, { audience: 'another-api' }),
    'of nobody': await api.token('never-existed'),
  };
}

function all<T>(value: T): Record<(typeof people)[number], T> {
  return { 'foreign operator': value, 'foreign owner': value, operator: value, owner: value, admin: value };
}
