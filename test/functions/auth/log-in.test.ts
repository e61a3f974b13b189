import { argon2Sync } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeAttempt } from '../../../shared/access/attempt-limits.ts';
import { hashPassword } from '../../../shared/access/password-hash.ts';
import { Attempts } from '../../../shared/store/attempts.ts';
import { Audit } from '../../../shared/store/audit.ts';
import { userKey } from '../../../shared/store/users.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { type AnAuth, anAuth, PASSWORD } from './an-auth.ts';

const MINUTE = 60_000;
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
const anAddress = () => `198.51.100.${++addresses}`;
const logIn = (email: string, password = PASSWORD, sourceIp = anAddress()) =>
  auth.call('logIn', { body: { email, password }, sourceIp });

/** Uses tries up without the hashing. */
async function useUp(limit: 'login-account' | 'login-address', subject: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await takeAttempt(limit, subject, auth.deps);
}

describe('the right password', () => {
  it('gives tokens, and the refresh token as a cookie that no script can read', async () => {
    const { userId, email } = await auth.aPerson({ role: 'operator', sellerIds: ['seller-1'] });
    const { status, body, cookies, headers } = await logIn(email);
    expect(status).toBe(200);
    expect(body).toEqual({
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
      expiresIn: 900,
      user: {
        userId,
        email,
        name: expect.any(String),
        role: 'operator',
        sellerIds: ['seller-1'],
        isActive: true,
        createdAt: '2026-03-02T10:00:00.000Z',
        version: 1,
      },
    });
    expect(cookies).toEqual([
      `refresh_token=${body.refreshToken}; Max-Age=2592000; HttpOnly; Secure; SameSite=Strict; Path=/api/auth`,
    ]);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('gives an access token that says who and for how long, and opens the API', async () => {
    const { userId, email } = await auth.aPerson();
    auth.clock.at += 123;
    const { accessToken } = (await logIn(email)).body;
    expect(decodeJwt(accessToken)).toEqual({
      sub: userId,
      sid: expect.any(String),
      iss: 'avito-assistant',
      aud: 'avito-assistant-api',
      iat: auth.clock.at / 1_000,
      exp: Math.floor(auth.clock.at / 1_000) + 900,
    });
    const me = await auth.call('getMe', { as: accessToken });
    expect(me).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: { userId, email } });
    auth.clock.at += 15 * MINUTE;
    expect(await auth.call('getMe', { as: accessToken })).toMatchObject({
      status: 401,
      body: { code: 'token-expired' },
    });
  });

  it('is taken with the e-mail in any letter case', async () => {
    const { email } = await auth.aPerson();
    expect((await logIn(email.toUpperCase())).status).toBe(200);
  });

  it('is hashed anew when its hash is of an older kind', async () => {
    const salt = Buffer.alloc(16, 1);
    const parameters = { message: PASSWORD, nonce: salt, memory: 64, passes: 1, parallelism: 1, tagLength: 32 };
    const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const old = `$argon2id$v=19$m=64,t=1,p=1$${text(salt)}$${text(argon2Sync('argon2id', parameters))}`;
    const { userId, email } = await auth.aPerson({}, old);
    expect((await logIn(email)).status).toBe(200);
    expect((await auth.deps.passwords.get(userId))?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await logIn(email)).status).toBe(200);
  });

  it('is in the audit and the log, by the id of who came', async () => {
    const { userId, email } = await auth.aPerson();
    const sourceIp = anAddress();
    await logIn(email, PASSWORD, sourceIp);
    const { items } = await new Audit(table).newest({ userId }, { limit: 5 });
    expect(items).toMatchObject([{ action: 'logIn', userId, sourceIp, target: {}, details: {} }]);
    expect(auth.notebook.lines).toContainEqual({ level: 'info', message: 'logged in', fields: { userId } });
  });

  it('opens even when the audit cannot be written', async () => {
    const { email } = await auth.aPerson();
    const call = auth.callWith({ audit: { add: () => Promise.reject(new Error('down')) } });
    expect((await call('logIn', { body: { email, password: PASSWORD } })).status).toBe(200);
    expect(auth.notebook.valuesOf('AuditEntriesLost')).toEqual([1]);
  });

  it('opens nothing when another one was set while it was checked', async () => {
    const { email } = await auth.aPerson();
    const { passwords } = auth.deps;
    const call = auth.callWith({
      passwords: {
        rehash: () => Promise.resolve(),
        change: passwords.change.bind(passwords),
        async get(id) {
          const found = await passwords.get(id);
          auth.clock.at += 5;
          if (found !== undefined) {
            await passwords.change(found.user, { from: found.hash ?? '', to: 'another', now: auth.clock.at });
          }
          auth.clock.at += 5;
          return found;
        },
      },
    });
    const { body } = await call('logIn', { body: { email, password: PASSWORD } });
    expect((await auth.call('getMe', { as: body.accessToken })).status).toBe(401);
    expect((await auth.call('refreshTokens', { body: { refreshToken: body.refreshToken } })).status).toBe(401);
  });
});

describe('who is not let in', () => {
  const refusal = { type: 'about:blank', title: 'Not signed in', status: 401, code: 'login-refused' };

  it('is told the same, whatever was wrong, and leaves the reason in the log alone', async () => {
    const known = await auth.aPerson();
    const closed = await auth.aPerson({ isActive: false });
    const invited = await auth.aPerson();
    const gone = await auth.aPerson();
    const stale = await auth.aPerson({ email: 'now@example.com' });
    await auth.deps.users.change(gone, { deletedAt: 1 });
    await table.client.send(withoutPassword(invited.userId));
    await auth.deps.users.change(stale, { email: 'later@example.com' });

    const answers = [
      await logIn(known.email, 'not the password'),
      await logIn('nobody@example.com'),
      await logIn(closed.email),
      await logIn(invited.email),
      await logIn(gone.email),
      await logIn('now@example.com'),
    ];
    for (const { status, body, cookies } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual({ ...refusal, detail: 'the e-mail or the password is wrong', requestId: 'request-1' });
      expect(cookies).toEqual([]);
    }
    const reasons = auth.notebook.lines.filter(({ message }) => message === 'login refused');
    expect(reasons.map(({ fields }) => fields.reason)).toEqual([
      'wrong-password',
      'unknown-email',
      'not-active',
      'not-joined',
      'unknown-email',
      'unknown-email',
    ]);
  });

  it('costs the same reads and the same hashing, known or not', async () => {
    const { email } = await auth.aPerson();
    const calls: string[] = [];
    const noting =
      <A extends unknown[], R>(name: string, run: (...given: A) => R) =>
      (...given: A) => {
        calls.push(name);
        return run(...given);
      };
    const { logins, passwords, attempts } = auth.deps;
    const call = auth.callWith({
      logins: { get: noting('login', (email) => logins.get(email)) },
      passwords: {
        get: noting('password', (userId) => passwords.get(userId)),
        change: noting('change', (...given) => passwords.change(...given)),
        rehash: noting('rehash', (...given) => passwords.rehash(...given)),
      },
      attempts: {
        take: noting('take', (...given) => attempts.take(...given)),
        giveBack: noting('give back', (...given) => attempts.giveBack(...given)),
        clear: noting('clear', (counter) => attempts.clear(counter)),
      },
    });
    const costOf = async (body: object) => {
      calls.length = 0;
      await call('logIn', { body });
      return [...calls];
    };
    const unknown = await costOf({ email: 'nobody@example.com', password: 'wrong password' });
    expect(unknown).toEqual(['take', 'take', 'login', 'password']);
    expect(await costOf({ email, password: 'wrong password' })).toEqual(unknown);
  });

  it.each([
    [{}, ['email', 'password']],
    [{ email: 'x', password: '' }, ['email', 'password']],
    [{ email: 'a@example.com', password: 'x'.repeat(257) }, ['password']],
    [{ email: 'a@example.com', password: PASSWORD, remember: true }, ['remember']],
  ])('is told which fields of %j are wrong', async (body, fields) => {
    const answer = await auth.call('logIn', { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'input-invalid' } });
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
  });

  it('leaves neither e-mail nor password in log and audit', async () => {
    const { email } = await auth.aPerson();
    const { body } = await logIn(email);
    await logIn(email, 'a wrong password');
    await logIn('nobody@example.com', 'a wrong password');
    const { items } = await new Audit(table).newest({}, { limit: 100 });
    const written = JSON.stringify([auth.notebook.lines, items]);
    for (const secret of [email, 'nobody@', PASSWORD, 'a wrong', body.accessToken, body.refreshToken]) {
      expect(written).not.toContain(secret);
    }
  });
});

describe('guessing', () => {
  it('ends after twenty wrong passwords for a quarter of an hour, and then the right one works', async () => {
    const { email } = await auth.aPerson();
    for (let time = 0; time < 20; time += 1) expect((await logIn(email, 'wrong password')).status).toBe(401);
    auth.clock.at += 5 * MINUTE;
    const locked = await logIn(email);
    expect(locked).toMatchObject({
      status: 429,
      headers: { 'retry-after': '600' },
      body: { code: 'too-many-attempts' },
    });
    auth.clock.at += 10 * MINUTE - 1;
    expect((await logIn(email)).status).toBe(429);
    auth.clock.at += 1;
    expect((await logIn(email)).status).toBe(200);
  });

  it('gets no further by many guesses at once', async () => {
    const { email } = await auth.aPerson();
    const sourceIp = anAddress();
    await useUp('login-account', email, 15);
    auth.clock.at += 15 * MINUTE;
    await useUp('login-account', email, 15);
    const guesses = Array.from({ length: 8 }, () => logIn(email, 'wrong password', sourceIp));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
  });

  it('of an e-mail that nobody has is locked in the same way', async () => {
    await useUp('login-account', 'nobody-2@example.com', 20);
    expect((await logIn('nobody-2@example.com')).status).toBe(429);
  });

  it('is not forgotten by a restart', async () => {
    const { email } = await auth.aPerson();
    await useUp('login-account', email, 20);
    const { at } = auth.clock;
    auth = await anAuth(table);
    auth.clock.at = at;
    expect((await logIn(email)).status).toBe(429);
  });

  it('of many accounts from one address is locked for that address', async () => {
    const [sourceIp, { email }] = [anAddress(), await auth.aPerson()];
    await useUp('login-address', sourceIp, 99);
    expect((await logIn(email, PASSWORD, sourceIp)).status).toBe(200);
    expect((await logIn('nobody@example.com', PASSWORD, sourceIp)).status).toBe(401);
    expect((await logIn(email, PASSWORD, sourceIp)).status).toBe(429);
    expect((await logIn(email)).status).toBe(200);
  });

  it('from anywhere in one IPv6 network is from one address', async () => {
    const { email } = await auth.aPerson();
    await useUp('login-address', '2001:db8:1:2::/64', 100);
    expect((await logIn(email, PASSWORD, '2001:db8:1:2:3::4')).status).toBe(429);
    expect((await logIn(email, PASSWORD, '2001:db8:1:3::4')).status).toBe(200);
    await useUp('login-address', '192.0.2.77', 100);
    expect((await logIn(email, PASSWORD, '::ffff:192.0.2.77')).status).toBe(429);
  });

  it('is forgotten by the right password', async () => {
    const { email } = await auth.aPerson();
    await useUp('login-account', email, 19);
    expect((await logIn(email)).status).toBe(200);
    await useUp('login-account', email, 19);
    expect((await logIn(email)).status).toBe(200);
  });

  it('is counted with the time that is left, and given back at most to nothing', async () => {
    const attempts = new Attempts(table);
    const counter = { kind: 'test', subjectHash: 'x' };
    expect(await attempts.take(counter, { most: 1, withinSeconds: 60 }, auth.clock.at)).toEqual({});
    const full = await attempts.take(counter, { most: 1, withinSeconds: 60 }, auth.clock.at + 20_000);
    expect(full).toEqual({ retryAfterSeconds: 40 });
    await attempts.giveBack(counter, auth.clock.at);
    await attempts.giveBack(counter, auth.clock.at);
    expect(await attempts.take(counter, { most: 1, withinSeconds: 60 }, auth.clock.at)).toEqual({});
  });

  it('at once, as the first or after the span, gets its share and no more', async () => {
    const attempts = new Attempts(table);
    const counter = { kind: 'test', subjectHash: 'y' };
    const limit = { most: 2, withinSeconds: 60 };
    for (const at of [auth.clock.at, auth.clock.at + 60_000]) {
      const taken = await Promise.all([1, 2, 3, 4].map(() => attempts.take(counter, limit, at)));
      expect(taken.filter(({ retryAfterSeconds }) => retryAfterSeconds === undefined)).toHaveLength(2);
    }
  });
});

it('a password of any alphabet signs in', async () => {
  const password = 'пароль 🔑 из пяти слов';
  const { email } = await auth.aPerson({}, await hashPassword(password));
  expect((await logIn(email, password.normalize('NFD'))).status).toBe(200);
});

function withoutPassword(userId: string) {
  return new UpdateCommand({
    TableName: table.name,
    Key: userKey(userId),
    UpdateExpression: 'REMOVE passwordHash',
  });
}
