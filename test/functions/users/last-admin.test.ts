import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { type AUsers, aUsers } from './a-users.ts';

let table: TestTable;
let users: AUsers;
beforeEach(async () => {
  table = await aTable();
  users = await aUsers(table);
});
afterEach(() => table.close());

const change = (userId: string, body: unknown) => users.call('changeUser', { as: users.as, params: { userId }, body });
const remove = (userId: string) => users.call('deleteUser', { as: users.as, params: { userId } });

const waysOut: [string, (userId: string) => ReturnType<typeof change>][] = [
  ['deactivated', (userId) => change(userId, { isActive: false })],
  ['demoted', (userId) => change(userId, { role: 'owner' })],
  ['deleted', (userId) => remove(userId)],
];

describe.each(waysOut)('the last active admin, %s,', (_way, leave) => {
  it('stays', async () => {
    await users.person('admin', [], 'closed-admin');
    await users.aUser({ role: 'owner' });
    await change('closed-admin', { isActive: false });
    expect(await leave('admin-1')).toMatchObject({ status: 409, body: { code: 'last-admin' } });
    expect(await users.deps.users.hasAdmin()).toBe(true);
  });

  it('may go when there is another', async () => {
    await users.person('admin', [], 'admin-2');
    expect((await leave('admin-2')).status).toBeLessThan(300);
    expect(await leave('admin-1')).toMatchObject({ status: 409, body: { code: 'last-admin' } });
  });
});

it('of two admins who shut each other out at once one stays', async () => {
  const other = await users.person('admin', [], 'admin-2');
  // Both have been let in before either change is made.
  let arrived = 0;
  let open: () => void = () => {};
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  const { whileAdminsStay } = users.deps;
  const call = users.callWith({
    async whileAdminsStay(work) {
      arrived += 1;
      if (arrived === 2) open();
      await both;
      return whileAdminsStay(work);
    },
  });
  const answers = await Promise.all([
    call('deleteUser', { as: users.as, params: { userId: 'admin-2' } }),
    call('changeUser', { as: other, params: { userId: 'admin-1' }, body: { role: 'owner' } }),
  ]);
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
  expect(answers.find(({ status }) => status >= 300)).toMatchObject({ status: 409, body: { code: 'last-admin' } });
  expect(await users.deps.users.hasAdmin()).toBe(true);
});

it('an admin may change otherwise, and the last one, too', async () => {
  expect((await change('admin-1', { name: 'Root' })).status).toBe(200);
  expect(await change('admin-1', { email: 'root@example.com' })).toMatchObject({ status: 200 });
});
