import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeAttempt } from '../../../shared/access/attempt-limits.ts';
import { firstRefreshToken, readRefreshToken, writeRefreshToken } from '../../../shared/access/refresh-token.ts';
import { signIn } from '../../../shared/access/sign-in.ts';
import { Audit } from '../../../shared/store/audit.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { type AnAuth, anAuth, cookieOf } from './an-auth.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let table: TestTable;
let auth: AnAuth;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());
beforeEach(async () => {
  auth = await anAuth(table);
});

let addresses = 0;
const refresh = (refreshToken: string, sourceIp = `198.51.100.${++addresses}`) =>
  auth.call('refreshTokens', { body: { refreshToken }, sourceIp });
const logOut = (refreshToken: string) => auth.call('logOut', { body: { refreshToken } });

/** Somebody who is signed in, with his tokens. */
async function somebodySignedIn() {
  const user = await auth.aPerson();
  const { accessToken, refreshToken } = await signIn(user, auth.clock.at, auth.deps);
  return { user, accessToken, refreshToken };
}

describe('a refresh token', () => {
  it('is exchanged for new tokens, again and again', async () => {
    const { user, ...first } = await somebodySignedIn();
    let { refreshToken } = first;
    for (let time = 0; time < 3; time += 1) {
      auth.clock.at += 20 * MINUTE;
      const { status, body, cookies } = await refresh(refreshToken);
      expect(status).toBe(200);
      expect(body).toMatchObject({ expiresIn: 900, user: { userId: user.userId } });
      expect(cookies[0]).toContain(`refresh_token=${body.refreshToken}; `);
      expect(body.refreshToken).not.toBe(refreshToken);
      expect((await auth.call('getMe', { as: body.accessToken })).status).toBe(200);
      refreshToken = body.refreshToken;
    }
    expect(auth.notebook.lines).toContainEqual({
      level: 'info',
      message: 'tokens refreshed',
      fields: { userId: user.userId },
    });
  });

  it('may come as the cookie, and the one in the body comes first', async () => {
    const { refreshToken } = await somebodySignedIn();
    const byCookie = await auth.call('refreshTokens', { cookies: [`refresh_token=${refreshToken}`, 'other=1'] });
    expect(byCookie.status).toBe(200);
    const next = await auth.call('refreshTokens', { cookies: [cookieOf(byCookie)] });
    expect(next.status).toBe(200);
    const { refreshToken: another } = await somebodySignedIn();
    const both = await auth.call('refreshTokens', { body: { refreshToken: another }, cookies: ['refresh_token=x'] });
    expect(both.status).toBe(200);
  });

  it('is needed', async () => {
    for (const request of [{}, { body: {} }, { cookies: ['refresh_token='] }]) {
      const answer = await auth.call('refreshTokens', request);
      expect(answer).toMatchObject({ status: 401, body: { code: 'refresh-token-missing' } });
    }
  });

  it('is good for thirty days, which each exchange begins anew', async () => {
    const { refreshToken } = await somebodySignedIn();
    auth.clock.at += 30 * DAY - 1;
    const { body } = await refresh(refreshToken);
    auth.clock.at += 30 * DAY - 1;
    const last = await refresh(body.refreshToken);
    expect(last.status).toBe(200);
    auth.clock.at += 30 * DAY;
    expect((await refresh(last.body.refreshToken)).status).toBe(401);
  });

  it('is kept as a hash alone', async () => {
    const { refreshToken, user } = await somebodySignedIn();
    const { sessionId = '', family = '', secret = '' } = readRefreshToken(refreshToken) ?? {};
    const kept = JSON.stringify(await auth.deps.sessions.get(user.userId, sessionId));
    for (const part of [family, secret]) expect(kept).not.toContain(part);
  });
});

describe('a refresh token that is used again', () => {
  it('ends the session for both who have it, and is reported', async () => {
    const { refreshToken: stolen, user } = await somebodySignedIn();
    const { body } = await refresh(stolen);
    expect(await refresh(stolen)).toMatchObject({ status: 401, body: { code: 'refresh-token-invalid' } });
    expect((await refresh(body.refreshToken)).status).toBe(401);
    expect(auth.notebook.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'refresh token used again: session ended' }),
    );
    const { items } = await new Audit(table).newest({ userId: user.userId }, { limit: 5 });
    expect(items).toMatchObject([{ action: 'refreshTokens', details: { reused: true } }]);
  });

  it('leaves other sessions of the same person', async () => {
    const { refreshToken, user } = await somebodySignedIn();
    const other = await signIn(user, auth.clock.at, auth.deps);
    await refresh(refreshToken);
    await refresh(refreshToken);
    expect((await refresh(other.refreshToken)).status).toBe(200);
  });

  it('at the same moment gives tokens once, and the session goes on', async () => {
    const { refreshToken } = await somebodySignedIn();
    const { sessions } = auth.deps;
    let arrived = 0;
    let open: () => void = () => {};
    const both = new Promise<void>((resolve) => {
      open = resolve;
    });
    const call = auth.callWith({
      sessions: {
        start: (session) => sessions.start(session),
        end: (session) => sessions.end(session),
        rotate: (...given) => sessions.rotate(...given),
        async get(...given) {
          const found = await sessions.get(...given);
          arrived += 1;
          if (arrived === 2) open();
          await both;
          return found;
        },
      },
    });
    const answers = await Promise.all([1, 2].map(() => call('refreshTokens', { body: { refreshToken } })));
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status, lost?.body.code]).toEqual([200, 409, 'refresh-overtaken']);
    expect((await refresh(won?.body.refreshToken)).status).toBe(200);
  });
});

describe('a made-up refresh token', () => {
  it('ends nobody’s session, whatever it knows', async () => {
    const { refreshToken, user } = await somebodySignedIn();
    const { sessionId = '', family = '', secret = '' } = readRefreshToken(refreshToken) ?? {};
    const session = { userId: user.userId, sessionId };
    for (const made of [
      writeRefreshToken(firstRefreshToken(session)),
      writeRefreshToken({ ...firstRefreshToken(session), secret }),
      writeRefreshToken({ ...session, sessionId: 'another', family, secret }),
      `${refreshToken}x`,
      'x',
      '....',
    ]) {
      expect(await refresh(made)).toMatchObject({ status: 401, body: { code: 'refresh-token-invalid' } });
    }
    expect((await refresh(refreshToken)).status).toBe(200);
  });

  it('is not tried without end from one address', async () => {
    const sourceIp = '203.0.113.1';
    for (let time = 0; time < 99; time += 1) await takeAttempt('refresh-address', sourceIp, auth.deps);
    expect((await refresh('x', sourceIp)).status).toBe(401);
    const { refreshToken } = await somebodySignedIn();
    expect(await refresh(refreshToken, sourceIp)).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect((await refresh(refreshToken)).status).toBe(200);
  });
});

describe('a session', () => {
  it('of somebody who is shut out, deleted, or has another password gives no tokens', async () => {
    const [closed, deleted, changed] = [await somebodySignedIn(), await somebodySignedIn(), await somebodySignedIn()];
    await auth.deps.users.change(closed.user, { isActive: false });
    await auth.deps.users.change(deleted.user, { deletedAt: 1 });
    await auth.deps.users.change(changed.user, { tokensValidFrom: auth.clock.at + 1 });
    for (const { refreshToken } of [closed, deleted, changed]) {
      expect(await refresh(refreshToken)).toMatchObject({ status: 401, body: { code: 'refresh-token-invalid' } });
    }
  });

  it('is refreshed sixty times in a quarter of an hour at most', async () => {
    const { refreshToken, user } = await somebodySignedIn();
    for (let time = 0; time < 60; time += 1) await takeAttempt('refresh-account', user.userId, auth.deps);
    expect(await refresh(refreshToken)).toMatchObject({ status: 429, headers: { 'retry-after': '900' } });
    auth.clock.at += 15 * MINUTE;
    expect((await refresh(refreshToken)).status).toBe(200);
  });
});

describe('logging out', () => {
  it('ends the session and takes the cookie back', async () => {
    const { refreshToken, user } = await somebodySignedIn();
    const answer = await auth.call('logOut', { cookies: [`refresh_token=${refreshToken}`] });
    expect(answer).toMatchObject({
      status: 204,
      cookies: ['refresh_token=; Max-Age=0; HttpOnly; Secure; SameSite=Strict; Path=/api/auth'],
    });
    expect((await refresh(refreshToken)).status).toBe(401);
    const { items } = await new Audit(table).newest({ userId: user.userId }, { limit: 5 });
    expect(items.map(({ action }) => action)).toEqual(['logOut']);
  });

  it('is possible with an older token of the session', async () => {
    const { refreshToken } = await somebodySignedIn();
    const { body } = await refresh(refreshToken);
    expect((await logOut(refreshToken)).status).toBe(204);
    expect((await refresh(body.refreshToken)).status).toBe(401);
  });

  it('of no session is done already', async () => {
    const { refreshToken, user } = await somebodySignedIn();
    const { sessionId = '' } = readRefreshToken(refreshToken) ?? {};
    expect((await logOut('x')).status).toBe(204);
    expect((await logOut(writeRefreshToken(firstRefreshToken({ userId: user.userId, sessionId })))).status).toBe(204);
    expect((await refresh(refreshToken)).status).toBe(200);
    expect((await auth.call('logOut')).status).toBe(401);
  });
});
