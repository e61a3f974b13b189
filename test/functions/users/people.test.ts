import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { type AUsers, aUsers, replaced } from './a-users.ts';

let table: TestTable;
let users: AUsers;
beforeAll(async () => {
  table = await aTable();
  users = await aUsers(table);
  await users.aSeller('furniture');
  await users.aSeller('other');
});
afterAll(() => table.close());

it('tells a seller’s people who they are, by name and role alone', async () => {
  const anna = await users.aUser({ name: 'Анна', role: 'owner', sellerIds: ['furniture'] });
  const boris = await users.aUser({ name: 'Борис', sellerIds: ['furniture', 'other'] });
  await users.aUser({ name: 'Чужой', sellerIds: ['other'] });
  const as = await users.person('operator', ['furniture'], 'operator-of-furniture');
  const { status, body } = await users.call('listPeople', { as, params: { sellerId: 'furniture' } });
  expect(status).toBe(200);
  expect(body.items).toContainEqual({ userId: anna.userId, name: 'Анна', role: 'owner' });
  expect(body.items).toContainEqual({ userId: boris.userId, name: 'Борис', role: 'operator' });
  expect(body.items.map(({ userId }: { userId: string }) => userId)).toContain('admin-1');
  expect(JSON.stringify(body)).not.toMatch(/Чужой|@/);
});

it('reads on where there are more people than one page holds, and no further than it must', async () => {
  const asked: (string | undefined)[] = [];
  const list = async ({ cursor }: { cursor?: string | undefined }) => {
    asked.push(cursor);
    return { items: [], nextCursor: String(asked.length) };
  };
  const endless = users.callWith({ users: replaced(users.deps.users, { list }) });
  expect(await endless('listPeople', { as: users.as, params: { sellerId: 'furniture' } })).toMatchObject({
    status: 200,
    body: { items: [] },
  });
  expect(asked).toHaveLength(10);
});
