import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS_TOKEN } from '../../../shared/access/access-token.ts';
import { authenticate } from '../../../shared/access/authenticate.ts';
import { authorise } from '../../../shared/access/authorise.ts';
import type { Access, Principal } from '../../../shared/api/route.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { User } from '../../../shared/store/users.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { type ApiSurroundings, apiSurroundings } from '../../support/an-api.ts';

let table: TestTable;
let world: ApiSurroundings;
beforeAll(async () => {
  table = await aTable();
  world = await apiSurroundings(table);
});
afterAll(() => table.close());

const codeOf = (authorization: string | undefined, deps = world.deps) =>
  authenticate(authorization, deps).catch((error: unknown) => (isAppError(error, 'unauthorised') ? error.code : error));

describe('who calls', () => {
  it('is known by an access token', async () => {
    const token = await world.person('owner', ['seller-1']);
    const principal = { userId: 'owner-1', role: 'owner', sellerIds: ['seller-1'], sessionId: 'session-of-owner-1' };
    expect(await authenticate(`Bearer ${token}`, world.deps)).toEqual(principal);
    expect(await authenticate(`bearer ${token}`, world.deps)).toEqual(principal);
  });

  it.each([undefined, '', 'Bearer ', 'Basic eDp5', 'Bearer a b', 'Bearer ü'])('is unknown by %j', async (header) => {
    expect(await codeOf(header)).toBe('token-missing');
  });

  it('is unknown by a token that is not ours, or not for us, or not whole', async () => {
    const good = await world.person('admin');
    const { privateKey } = await generateKeyPair(ACCESS_TOKEN.algorithm);
    const claims = { sid: 's', sub: 'admin-1', iss: ACCESS_TOKEN.issuer, aud: ACCESS_TOKEN.audience };
    const now = world.clock.at / 1_000;
    const tokens = [
      `${good.slice(0, -4)}AAAA`,
      new UnsecuredJWT(claims)
        .setIssuedAt(now)
        .setExpirationTime(now + 60)
        .encode(),
      await world.token('admin-1', { key: privateKey }),
      await world.token('admin-1', { audience: 'another-api' }),
      await world.token('nobody'),
      'x',
      'x.y.z',
    ];
    for (const token of tokens) expect(await codeOf(`Bearer ${token}`)).toBe('token-invalid');
    const old = await world.token('admin-1', { issuedAt: now - 900 });
    expect(await codeOf(`Bearer ${old}`)).toBe('token-expired');
  });

  it('is unknown by a token of ours that names no session', async () => {
    const { publicKey, privateKey } = await generateKeyPair(ACCESS_TOKEN.algorithm, { extractable: true });
    const keys = createLocalJWKSet({ keys: [await exportJWK(publicKey)] });
    const token = await new SignJWT({ sub: 'admin-1', iss: ACCESS_TOKEN.issuer, aud: ACCESS_TOKEN.audience })
      .setProtectedHeader({ alg: ACCESS_TOKEN.algorithm })
      .setIssuedAt(world.clock.at / 1_000)
      .setExpirationTime(world.clock.at / 1_000 + 60)
      .sign(privateKey);
    expect(await codeOf(`Bearer ${token}`, { ...world.deps, keys })).toBe('token-invalid');
  });

  it('is refused once he is shut out, or has ended his tokens', async () => {
    const token = await world.person('owner', [], 'leaving');
    const withChange = (change: Partial<User>) => ({
      ...world.deps,
      users: { get: async (userId: string) => ({ ...(await world.deps.users.get(userId)), ...change }) as User },
    });
    expect(await codeOf(`Bearer ${token}`, withChange({ isActive: false }))).toBe('token-invalid');
    expect(await codeOf(`Bearer ${token}`, withChange({ tokensValidFrom: world.clock.at + 1 }))).toBe('token-invalid');
    const kept = await authenticate(`Bearer ${token}`, withChange({ tokensValidFrom: world.clock.at }));
    expect(kept.userId).toBe('leaving');
  });

  it('is not blamed for a failure of ours', async () => {
    const deps = { ...world.deps, keys: () => Promise.reject(new TypeError('down')) };
    expect(await codeOf(`Bearer ${await world.person('admin')}`, deps)).toBeInstanceOf(TypeError);
  });
});

describe('what he may', () => {
  const all = ['admin', 'owner', 'operator'] as const;
  const outcomeOf = (access: Exclude<Access, 'public'>, role: Principal['role'], sellerId?: string) => {
    try {
      authorise(access, { userId: 'u', role, sellerIds: ['his'], sessionId: 's' }, sellerId);
      return 'in';
    } catch (error) {
      return isAppError(error) ? error.code : error;
    }
  };

  it.each([
    ['signed-in', undefined, ['in', 'in', 'in']],
    ['owner', undefined, ['in', 'in', 'no-rights']],
    ['admin', undefined, ['in', 'no-rights', 'no-rights']],
    ['seller-owner', 'his', ['in', 'in', 'no-rights']],
    ['seller-operator', 'his', ['in', 'in', 'in']],
    ['seller-owner', 'foreign', ['in', 'seller-unknown', 'seller-unknown']],
    ['seller-operator', 'foreign', ['in', 'seller-unknown', 'seller-unknown']],
    ['seller-operator', undefined, ['in', 'seller-unknown', 'seller-unknown']],
  ] as const)('on a route for %s with the seller %s', (access, sellerId, outcomes) => {
    expect(all.map((role) => outcomeOf(access, role, sellerId))).toEqual(outcomes);
  });
});
