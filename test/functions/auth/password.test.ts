import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeAttempt } from '../../../shared/access/attempt-limits.ts';
import { signIn } from '../../../shared/access/sign-in.ts';
import { Audit } from '../../../shared/store/audit.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { Crash, crashingAt } from '../../support/crashes.ts';
import { type AnAuth, anAuth, PASSWORD } from './an-auth.ts';

const NEW = 'another four words now';
let table: TestTable;
let auth: AnAuth;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());
beforeEach(async () => {
  auth = await anAuth(table);
});

async function somebodySignedIn() {
  const user = await auth.aPerson();
  const { accessToken, refreshToken } = await signIn(user, auth.clock.at, auth.deps);
  return { user, accessToken, refreshToken };
}
const change = (as: string, currentPassword = PASSWORD, newPassword = NEW, call = auth.call) =>
  call('changePassword', { as, body: { currentPassword, newPassword } });
const logIn = async (email: string, password: string) =>
  (await auth.call('logIn', { body: { email, password } })).status;

describe('a new password', () => {
  it('signs in, and the old one no longer', async () => {
    const { user, accessToken } = await somebodySignedIn();
    expect((await change(accessToken)).status).toBe(200);
    expect(await logIn(user.email, PASSWORD)).toBe(401);
    expect(await logIn(user.email, NEW)).toBe(200);
  });

  it('ends every session and access token until now, even of this moment, and gives fresh ones', async () => {
    const { user, accessToken, refreshToken } = await somebodySignedIn();
    const other = await signIn(user, auth.clock.at, auth.deps);
    const { body, cookies } = await change(accessToken);
    for (const old of [accessToken, other.accessToken]) {
      expect((await auth.call('getMe', { as: old })).status).toBe(401);
    }
    for (const old of [refreshToken, other.refreshToken]) {
      expect((await auth.call('refreshTokens', { body: { refreshToken: old } })).status).toBe(401);
    }
    expect(cookies[0]).toContain(body.refreshToken);
    expect((await auth.call('getMe', { as: body.accessToken })).status).toBe(200);
    expect((await auth.call('refreshTokens', { body: { refreshToken: body.refreshToken } })).status).toBe(200);
  });

  it('is in the audit, without the password', async () => {
    const { user, accessToken } = await somebodySignedIn();
    await change(accessToken);
    const { items } = await new Audit(table).newest({ userId: user.userId }, { limit: 5 });
    expect(items.map(({ action }) => action)).toEqual(['changePassword']);
    const written = JSON.stringify([items, auth.notebook.lines]);
    for (const secret of [PASSWORD, NEW]) expect(written).not.toContain(secret);
  });

  it.each(['short', 'x'.repeat(257)])('must have a length that is of use: %s', async (newPassword) => {
    const { accessToken } = await somebodySignedIn();
    const answer = await change(accessToken, PASSWORD, newPassword);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'newPassword' }] } });
  });

  it('set twice at once is set once', async () => {
    const { accessToken } = await somebodySignedIn();
    const answers = await Promise.all(
      ['one of the two words', 'the other two words'].map((to) => change(accessToken, PASSWORD, to)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('can be set after a crash at any point, or signs in already', async () => {
    for (const when of ['before', 'after'] as const) {
      for (const call of [1, 2, 3, 4, 5]) {
        const { user, accessToken } = await somebodySignedIn();
        const { passwords, sessions, attempts } = auth.deps;
        const crash = crashingAt({ passwords, sessions, attempts }, { call, when });
        const died = crash.untilDeath(change(accessToken, PASSWORD, NEW, auth.callWith(crash.deps)));
        expect(await died.catch((error: unknown) => error)).toBeInstanceOf(call === 5 ? Object : Crash);
        if ((await logIn(user.email, NEW)) === 200) continue;
        expect((await change(accessToken)).status).toBe(200);
      }
    }
  });
});

describe('the current password', () => {
  it('has to be right', async () => {
    const { user, accessToken } = await somebodySignedIn();
    const answer = await change(accessToken, 'not the password');
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'current-password-wrong', errors: [{ in: 'body', field: 'currentPassword', message: 'is wrong' }] },
    });
    expect((await auth.call('getMe', { as: accessToken })).status).toBe(200);
    expect(await logIn(user.email, PASSWORD)).toBe(200);
  });

  it('cannot be guessed by whoever has an access token', async () => {
    const { user, accessToken } = await somebodySignedIn();
    for (let time = 0; time < 20; time += 1) await takeAttempt('password-account', user.userId, auth.deps);
    expect(await change(accessToken)).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect(await logIn(user.email, PASSWORD)).toBe(200);
  });

  it('of somebody who has been deleted since opens nothing', async () => {
    const { user, accessToken } = await somebodySignedIn();
    const { passwords } = auth.deps;
    const call = auth.callWith({
      passwords: {
        get: () => Promise.resolve(undefined),
        change: (...given) => passwords.change(...given),
        rehash: (...given) => passwords.rehash(...given),
      },
    });
    expect(await change(accessToken, PASSWORD, NEW, call)).toMatchObject({ status: 401 });
    const me = auth.callWith({ users: { get: getOnce(user) } });
    expect(await me('getMe', { as: accessToken })).toMatchObject({ status: 401, body: { code: 'token-invalid' } });
  });
});

/** There when the token is checked, and gone after it. */
function getOnce<T>(value: T): () => Promise<T | undefined> {
  let left: T | undefined = value;
  return async () => {
    const given = left;
    left = undefined;
    return given;
  };
}
