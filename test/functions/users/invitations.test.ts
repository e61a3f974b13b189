import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeAttempt } from '../../../shared/access/attempt-limits.ts';
import { Audit } from '../../../shared/store/audit.ts';
import { userKey } from '../../../shared/store/users.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { Crash, crashingAt } from '../../support/crashes.ts';
import { type AnAuth, anAuth, PASSWORD } from '../auth/an-auth.ts';
import { type AUsers, aUsers } from './a-users.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-02T10:00:00Z');
let table: TestTable;
let users: AUsers;
let auth: AnAuth;
beforeAll(async () => {
  table = await aTable();
  users = await aUsers(table);
  auth = await anAuth(table);
});
afterAll(() => table.close());

const invite = (userId: string) => users.call('inviteUser', { as: users.as, params: { userId } });
const accept = (token: string, password = PASSWORD, call = auth.call) =>
  call('acceptInvitation', { params: { token }, body: { password } });
const logIn = async (email: string, password = PASSWORD) =>
  (await auth.call('logIn', { body: { email, password } })).status;

describe('an invitation', () => {
  it('lets a new user choose a password, and signs him in', async () => {
    const { userId, email } = await users.aUser();
    expect(await logIn(email)).toBe(401);
    const invited = await invite(userId);
    expect(invited).toMatchObject({ status: 201, body: { expiresAt: '2026-03-09T10:00:00.000Z' } });
    expect(invited.body.path).toBe(`/api/auth/invitations/${invited.body.token}`);

    const { status, body, cookies } = await accept(invited.body.token);
    expect(status).toBe(200);
    expect(body.user).toMatchObject({ userId, joinedAt: '2026-03-02T10:00:00.000Z', version: 1 });
    expect(cookies[0]).toContain(body.refreshToken);
    expect((await auth.call('getMe', { as: body.accessToken })).status).toBe(200);
    expect(await logIn(email)).toBe(200);
    const { items } = await new Audit(table).newest({ userId }, { limit: 5 });
    expect(items.map(({ action }) => action)).toContain('acceptInvitation');
  });

  it('is good once', async () => {
    const { userId, email } = await users.aUser();
    const { token } = (await invite(userId)).body;
    const answers = await Promise.all(
      ['one of two passwords', 'other of two passwords'].map((to) => accept(token, to)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect(await accept(token)).toMatchObject({ status: 404, body: { code: 'invitation-unknown' } });
    expect(await logIn(email)).toBe(401);
  });

  it('is good for seven days', async () => {
    const [one, other] = [await users.aUser(), await users.aUser()];
    const tokens = [(await invite(one.userId)).body.token, (await invite(other.userId)).body.token];
    auth.clock.at = START + 7 * DAY - 1;
    expect((await accept(tokens[0])).status).toBe(200);
    auth.clock.at = START + 7 * DAY;
    expect((await accept(tokens[1])).status).toBe(404);
    auth.clock.at = START;
  });

  it('ends with the next one', async () => {
    const { userId } = await users.aUser();
    const { token: first } = (await invite(userId)).body;
    const { token: second } = (await invite(userId)).body;
    expect((await accept(first)).status).toBe(404);
    expect((await accept(second)).status).toBe(200);
  });

  it('gives who has forgotten his password a new one, and ends what was open', async () => {
    const { userId, email } = await users.aUser();
    const { body: before } = await accept((await invite(userId)).body.token);
    const { status, body } = await accept((await invite(userId)).body.token, 'a password he remembers');
    expect([status, body.user.joinedAt]).toEqual([200, before.user.joinedAt]);
    expect((await auth.call('getMe', { as: before.accessToken })).status).toBe(401);
    expect([await logIn(email), await logIn(email, 'a password he remembers')]).toEqual([401, 200]);
  });

  it('is not for who is not active', async () => {
    const [one, other] = [await users.aUser(), await users.aUser()];
    const { token } = (await invite(one.userId)).body;
    for (const { userId } of [one, other]) {
      await users.call('changeUser', { as: users.as, params: { userId }, body: { isActive: false } });
    }
    expect((await accept(token)).status).toBe(404);
    expect(await invite(other.userId)).toMatchObject({ status: 409, body: { code: 'user-not-active' } });
  });

  it('is kept as a hash, and stands in no log and no audit entry', async () => {
    const { userId } = await users.aUser();
    const { token } = (await invite(userId)).body;
    const kept = await table.client.send(new GetCommand({ TableName: table.name, Key: userKey(userId) }));
    await accept(token);
    const { items } = await new Audit(table).newest({}, { limit: 100 });
    const secret = token.split('.')[1];
    expect(kept.Item?.invitation).toBeDefined();
    expect(JSON.stringify([kept.Item, items, users.notebook.lines, auth.notebook.lines])).not.toContain(secret);
  });

  it('that was made up is not found, and not tried without end', async () => {
    const { userId } = await users.aUser();
    await invite(userId);
    const sourceIp = '203.0.113.9';
    for (const token of ['x', `${userId}.${'x'.repeat(43)}`, `nobody.${'x'.repeat(43)}`]) {
      const answer = await auth.call('acceptInvitation', { params: { token }, body: { password: PASSWORD }, sourceIp });
      expect(answer).toMatchObject({ status: 404, body: { code: 'invitation-unknown' } });
    }
    for (let time = 3; time < 100; time += 1) await takeAttempt('invitation-address', sourceIp, auth.deps);
    const request = { params: { token: 'x' }, body: { password: PASSWORD }, sourceIp };
    expect((await auth.call('acceptInvitation', request)).status).toBe(429);
  });

  it('after a crash at any point can be accepted, or the password signs in', async () => {
    for (const when of ['before', 'after'] as const) {
      for (const at of [1, 2, 3, 4, 5]) {
        const { userId, email } = await users.aUser();
        const { token } = (await invite(userId)).body;
        const { invitations, sessions, attempts } = auth.deps;
        const crash = crashingAt({ invitations, sessions, attempts }, { call: at, when });
        const work = accept(token, PASSWORD, auth.callWith(crash.deps));
        expect(await crash.untilDeath(work).catch((error: unknown) => error)).toBeInstanceOf(Crash);
        if ((await logIn(email)) !== 200) expect((await accept(token)).status).toBe(200);
      }
    }
  });
});
