import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { Crash, crashingAt } from '../../support/crashes.ts';
import { type AUsers, aUsers } from './a-users.ts';

const MINUTE = 60_000;
let table: TestTable;
let users: AUsers;
let emails = 0;
beforeAll(async () => {
  table = await aTable();
  users = await aUsers(table);
});
afterAll(() => table.close());

const anEmail = () => `e-${++emails}@example.com`;
const create = (email: string, call = users.call) =>
  call('createUser', { as: users.as, body: { email, name: 'X', role: 'owner' } });
const move = (userId: string, email: string, call = users.call) =>
  call('changeUser', { as: users.as, params: { userId }, body: { email } });
const remove = (userId: string, call = users.call) => call('deleteUser', { as: users.as, params: { userId } });

/** Who would sign in with it: who is named by it and carries it. */
async function whoHas(email: string): Promise<string | undefined> {
  const login = await users.deps.logins.get(email);
  const user = login === undefined ? undefined : await users.deps.users.get(login.userId);
  return user?.email === email ? user.userId : undefined;
}

/** Lets the process of `work` die at each of its calls to the stores, one life a call, until it lives to its end. */
async function dyingAtEach(work: (call: AUsers['call']) => Promise<void>, check: () => Promise<void>): Promise<number> {
  let deaths = 0;
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at += 1) {
      const { users: store, logins, sessions } = users.deps;
      const crash = crashingAt({ logins, sessions, users: store }, { call: at, when });
      // Who calls is looked up in the same store, and that is not the work.
      const call = users.callWith({ ...crash.deps });
      const end = await crash.untilDeath(work(call)).catch((error: unknown) => error);
      if (!(end instanceof Crash)) break;
      deaths += 1;
      await check();
    }
  }
  return deaths;
}

describe('an e-mail that changes', () => {
  it('signs in the same user, and the old one is free', async () => {
    const [from, to] = [anEmail(), anEmail()];
    const { userId } = (await create(from)).body;
    expect(await move(userId, to)).toMatchObject({ status: 200, body: { email: to, version: 2 } });
    expect([await whoHas(from), await whoHas(to)]).toEqual([undefined, userId]);
    expect((await create(from)).status).toBe(201);
  });

  it('is not another’s', async () => {
    const [one, other] = [await users.aUser(), await users.aUser()];
    expect(await move(one.userId, other.email)).toMatchObject({ status: 409, body: { code: 'email-taken' } });
    expect([await whoHas(one.email), await whoHas(other.email)]).toEqual([one.userId, other.userId]);
  });

  it('may come back to what it was', async () => {
    const [one, other] = [anEmail(), anEmail()];
    const { userId } = (await create(one)).body;
    for (const email of [other, one, other, one]) expect((await move(userId, email)).status).toBe(200);
    expect([await whoHas(one), await whoHas(other)]).toEqual([userId, undefined]);
  });

  it('is not lost when the change before it frees late what is claimed again', async () => {
    const [one, other] = [anEmail(), anEmail()];
    const { userId } = (await create(one)).body;
    const { logins } = users.deps;
    const slow = users.callWith({
      logins: {
        get: (email) => logins.get(email),
        claim: (...given) => logins.claim(...given),
        takeOver: (...given) => logins.takeOver(...given),
        async release(...given) {
          expect((await move(userId, one)).status).toBe(200);
          await logins.release(...given);
        },
      },
    });
    await move(userId, other, slow);
    expect(await whoHas(one)).toBe(userId);
  });

  it('wanted by two at once goes to one', async () => {
    const [one, other, email] = [await users.aUser(), await users.aUser(), anEmail()];
    const answers = await Promise.all([move(one.userId, email), move(other.userId, email)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect([one.userId, other.userId]).toContain(await whoHas(email));
  });

  it('can be changed again after a crash at any point, and always signs somebody in', async () => {
    let [from, to] = [anEmail(), anEmail()];
    let userId = '';
    const begin = async () => {
      [from, to] = [anEmail(), anEmail()];
      userId = (await create(from)).body.userId;
    };
    await begin();
    const deaths = await dyingAtEach(
      async (call) => void (await move(userId, to, call)),
      async () => {
        expect([await whoHas(from), await whoHas(to)]).toContain(userId);
        expect((await move(userId, to)).status).toBe(200);
        expect(await whoHas(to)).toBe(userId);
        expect(await whoHas(from)).toBeUndefined();
        users.clock.at += MINUTE + 1;
        users.as = await users.token('admin-1');
        expect((await create(from)).status).toBe(201);
        await begin();
      },
    );
    expect(deaths).toBeGreaterThanOrEqual(8);
  });

  it('that was claimed for nothing is free after a minute', async () => {
    const [user, other, email] = [await users.aUser(), await users.aUser(), anEmail()];
    await users.deps.logins.claim(email, { userId: other.userId, userVersion: 2, claimedAt: users.clock.at });
    expect((await move(user.userId, email)).status).toBe(409);
    expect((await create(email)).status).toBe(409);
    users.clock.at += MINUTE + 1;
    expect((await move(user.userId, email)).status).toBe(200);
    expect(await whoHas(email)).toBe(user.userId);
  });
});

describe('a user who is made', () => {
  it('can be made again after a crash at any point, once', async () => {
    let email = anEmail();
    const deaths = await dyingAtEach(
      async (call) => void (await create(email, call)),
      async () => {
        const before = await whoHas(email);
        const { status, body } = await create(email);
        expect(status).toBe(before === undefined ? 201 : 409);
        expect(await whoHas(email)).toBe(before ?? body.userId);
        email = anEmail();
      },
    );
    expect(deaths).toBeGreaterThanOrEqual(4);
  });

  it('does not get the id of somebody who was there before', async () => {
    const email = anEmail();
    await users.deps.logins.claim(email, { userId: 'gone-for-long', userVersion: 3, claimedAt: users.clock.at });
    users.clock.at += MINUTE + 1;
    const { body } = await create(email);
    expect(body.userId).not.toBe('gone-for-long');
  });
});

describe('a user who is deleted', () => {
  it('is gone at once, and his e-mail free', async () => {
    const { userId, email } = await users.aUser();
    await users.deps.sessions.endAll(userId);
    expect((await remove(userId)).status).toBe(204);
    expect((await users.call('getUser', { as: users.as, params: { userId } })).status).toBe(404);
    expect((await remove(userId)).status).toBe(404);
    expect((await create(email)).status).toBe(201);
  });

  it('is not deleted as another version than was seen', async () => {
    const { userId } = await users.aUser();
    const headers = { 'if-match': '"2"' };
    expect((await users.call('deleteUser', { as: users.as, params: { userId }, headers })).status).toBe(412);
    expect((await remove(userId)).status).toBe(204);
  });

  it('can be deleted again after a crash at any point, and leaves nothing', async () => {
    let user = await users.aUser();
    const deaths = await dyingAtEach(
      async (call) => void (await remove(user.userId, call)),
      async () => {
        const isGone = (await users.deps.users.get(user.userId)) === undefined;
        const { body } = await users.call('listUsers', { as: users.as, query: { limit: 100 } });
        const listed = body.items.map(({ userId }: { userId: string }) => userId);
        expect(listed.includes(user.userId)).toBe(!isGone);
        expect([204, 404]).toContain((await remove(user.userId)).status);
        expect(await users.deps.users.find(user.userId)).toBeUndefined();
        expect(await users.deps.logins.get(user.email)).toBeUndefined();
        user = await users.aUser();
      },
    );
    expect(deaths).toBeGreaterThanOrEqual(8);
  });
});
