import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit } from '../../../shared/store/audit.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { type AUsers, aUsers, replaced } from './a-users.ts';

let table: TestTable;
let users: AUsers;
beforeAll(async () => {
  table = await aTable();
  users = await aUsers(table);
  await users.aSeller('seller-1');
  await users.aSeller('seller-2');
});
afterAll(() => table.close());

const change = (userId: string, body: unknown, ifMatch?: string) =>
  users.call('changeUser', {
    as: users.as,
    params: { userId },
    body,
    headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
  });
const get = (userId: string) => users.call('getUser', { as: users.as, params: { userId } });

describe('a new user', () => {
  it('is there, active and not joined', async () => {
    const body = { email: 'Anna@Example.com', name: '  Анна ', role: 'owner', sellerIds: ['seller-1', 'seller-1'] };
    const made = await users.call('createUser', { as: users.as, body });
    expect(made).toMatchObject({ status: 201, headers: { etag: '"1"' } });
    expect(made.body).toEqual({
      userId: expect.any(String),
      email: 'anna@example.com',
      name: 'Анна',
      role: 'owner',
      sellerIds: ['seller-1'],
      isActive: true,
      createdAt: '2026-03-02T10:00:00.000Z',
      version: 1,
    });
    expect(await get(made.body.userId)).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: made.body });
  });

  it('has an e-mail of his own', async () => {
    const { email } = await users.aUser();
    const body = { email: email.toUpperCase(), name: 'Other', role: 'owner' };
    expect(await users.call('createUser', { as: users.as, body })).toMatchObject({
      status: 409,
      body: { code: 'email-taken' },
    });
  });

  it('made twice at once is made once', async () => {
    const body = { email: 'twice@example.com', name: 'Twice', role: 'operator' };
    const answers = await Promise.all([1, 2, 3].map(() => users.call('createUser', { as: users.as, body })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });

  it.each([
    [{ email: 'no', name: '', role: 'boss' }, ['email', 'name', 'role']],
    [{ email: 'a@example.com', name: 'A\u0000', role: 'owner' }, ['name']],
    [{ email: 'a@example.com', name: '\ud800', role: 'owner' }, ['name']],
    [{ email: 'b@example.com', name: 'B', role: 'owner', sellerIds: ['seller-1', 'nobody'] }, ['sellerIds.1']],
    [{ email: 'c@example.com', name: 'C', role: 'owner', password: 'x' }, ['password']],
  ])('of %j is refused with the fields that are wrong', async (body, fields) => {
    const { status, body: problem } = await users.call('createUser', { as: users.as, body });
    expect(status).toBe(400);
    expect(problem.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
  });

  it('is in the audit by id and rights, not by e-mail', async () => {
    const { userId, email } = await users.aUser({ sellerIds: ['seller-2'] });
    const { items } = await new Audit(table).newest({ action: 'createUser' }, { limit: 100 });
    const details = items.map((entry) => entry.details);
    expect(details).toContainEqual({ userId, role: 'operator', sellerIds: ['seller-2'] });
    expect(JSON.stringify(items)).not.toContain(email);
  });
});

describe('the list', () => {
  it('comes in pages, by role and e-mail, each user once', async () => {
    for (let count = 0; count < 5; count += 1) await users.aUser();
    const seen: { role: string; email: string; userId: string }[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 3, ...(cursor === undefined ? {} : { cursor }) };
      const { body } = await users.call('listUsers', { as: users.as, query });
      expect(body.items.length).toBeLessThanOrEqual(3);
      seen.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(seen.map(({ userId }) => userId)).size).toBe(seen.length);
    const order = seen.map(({ role, email }) => `${role}#${email}`);
    expect(order).toEqual(order.toSorted());
    expect(seen.length).toBeGreaterThanOrEqual(6);
  });

  it.each(['x', Buffer.from('"x"').toString('base64url'), Buffer.from('["",""]').toString('base64url')])(
    'does not take %s for a cursor',
    async (cursor) => {
      const answer = await users.call('listUsers', { as: users.as, query: { cursor } });
      expect(answer).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
    },
  );

  it('goes on from a forged cursor within users', async () => {
    const cursor = Buffer.from(JSON.stringify(['a', 'SELLER#seller-1'])).toString('base64url');
    expect((await users.call('listUsers', { as: users.as, query: { cursor } })).status).toBe(200);
  });
});

describe('a change', () => {
  it('is made to what is given, and counted', async () => {
    const { userId, email } = await users.aUser({ sellerIds: ['seller-1'] });
    const changed = await change(userId, { name: 'Anna', role: 'owner', sellerIds: ['seller-2', 'seller-1'] });
    expect(changed).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { email, name: 'Anna', role: 'owner', sellerIds: ['seller-2', 'seller-1'], version: 2 },
    });
    expect((await get(userId)).body).toEqual(changed.body);
  });

  it('of nothing writes nothing', async () => {
    const { userId, email } = await users.aUser();
    expect(await change(userId, {})).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await change(userId, { email, isActive: true })).toMatchObject({ status: 200, body: { version: 1 } });
  });

  it('of another version than was seen is refused', async () => {
    const { userId } = await users.aUser();
    expect((await change(userId, { name: 'One' }, '"1"')).status).toBe(200);
    expect(await change(userId, { name: 'Two' }, '"1"')).toMatchObject({
      status: 412,
      body: { code: 'version-conflict' },
    });
    expect((await get(userId)).body.name).toBe('One');
  });

  it.each([
    [undefined, 409, 'changed-meanwhile'],
    ['"1"', 412, 'version-conflict'],
  ])('that somebody overtakes is refused, with If-Match %s', async (ifMatch, status, code) => {
    const { userId } = await users.aUser();
    const { users: store } = users.deps;
    const call = users.callWith({
      users: replaced(store, {
        async change(user, ...given) {
          await store.change(user, { name: 'Faster' });
          return store.change(user, ...given);
        },
      }),
    });
    const headers = ifMatch === undefined ? {} : { 'if-match': ifMatch };
    const answer = await call('changeUser', { as: users.as, params: { userId }, body: { name: 'Slower' }, headers });
    expect(answer).toMatchObject({ status, body: { code } });
    expect((await get(userId)).body.name).toBe('Faster');
  });

  it('keeps sellers that have been deleted since, and takes no new ones that never were', async () => {
    const { userId } = await users.aUser({ sellerIds: ['seller-1'] });
    const call = users.callWith({ sellers: { get: () => Promise.resolve(undefined) } });
    const request = { as: users.as, params: { userId } };
    const kept = await call('changeUser', { ...request, body: { sellerIds: ['seller-1'], name: 'X' } });
    expect(kept.status).toBe(200);
    const added = await call('changeUser', { ...request, body: { sellerIds: ['seller-1', 'seller-2'] } });
    expect(added).toMatchObject({ status: 400, body: { errors: [{ field: 'sellerIds.1' }] } });
  });

  it('of rights is felt by the next call', async () => {
    const token = await users.person('operator', ['seller-1'], 'promoted');
    expect((await users.call('listUsers', { as: token })).status).toBe(403);
    await change('promoted', { role: 'admin' });
    expect((await users.call('listUsers', { as: token })).status).toBe(200);
    await change('promoted', { isActive: false });
    expect((await users.call('listUsers', { as: token })).status).toBe(401);
    await change('promoted', { isActive: true });
    // What was shut out stays out: he signs in anew.
    expect((await users.call('listUsers', { as: token })).status).toBe(401);
    await change('promoted', { role: 'operator' });
  });

  it('is in the audit, rights with their values', async () => {
    const { userId } = await users.aUser();
    await change(userId, { name: 'Anna', role: 'owner' });
    const { items } = await new Audit(table).newest({ action: 'changeUser' }, { limit: 100 });
    expect(items.find(({ target }) => target.userId === userId)?.details).toEqual({
      changes: { name: 'changed', role: { from: 'operator', to: 'owner' } },
    });
  });
});

it('who is not there is not found', async () => {
  for (const name of ['getUser', 'changeUser', 'deleteUser', 'inviteUser'] as const) {
    const body = name === 'changeUser' ? { body: {} } : {};
    const answer = await users.call(name, { as: users.as, params: { userId: 'nobody' }, ...body });
    expect(answer).toMatchObject({ status: 404, body: { code: 'user-unknown' } });
  }
});

it('a seller is made his once, and only his who is there', async () => {
  const { userId } = await users.aUser();
  for (let time = 0; time < 2; time += 1) await users.deps.users.addSeller(userId, 'seller-2');
  await users.deps.users.addSeller('nobody', 'seller-2');
  expect((await get(userId)).body).toMatchObject({ sellerIds: ['seller-2'], version: 2 });
  expect((await get('nobody')).status).toBe(404);
});
