import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPassword } from '../../../shared/access/password-hash.ts';
import { setUpAdmin } from '../../../shared/access/set-up-admin.ts';
import { Logins } from '../../../shared/store/logins.ts';
import { Passwords } from '../../../shared/store/passwords.ts';
import { Users } from '../../../shared/store/users.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { Crash, crashingAt } from '../../support/crashes.ts';

const PASSWORD = 'four unrelated words do';
let table: TestTable;
let manager: Awaited<ReturnType<typeof aSecretsManager>>;
let arns: { signingKeysSecretArn: string; accessKeysSecretArn: string };
let ids = 0;
beforeAll(async () => {
  [table, manager] = await Promise.all([aTable(), aSecretsManager()]);
  arns = {
    signingKeysSecretArn: await manager.keep('signing', '{"keys":[]}'),
    accessKeysSecretArn: await manager.keep('access', '{"keys":[]}'),
  };
});
afterAll(() => Promise.all([table.close(), manager.close()]));

const deps = () => ({
  secrets: manager.client,
  ...arns,
  users: new Users(table),
  logins: new Logins(table),
  now: Date.now,
  newId: () => `id-${++ids}`,
});
const setUp = (email: string, password: string | undefined = PASSWORD, others = {}) =>
  setUpAdmin({ email, password, name: 'Admin' }, { ...deps(), ...others });
async function opens(email: string, password: string): Promise<boolean> {
  const login = await deps().logins.get(email);
  const account = await new Passwords(table).get(login?.userId ?? '');
  return account?.hash !== undefined && (await verifyPassword(password, account.hash)) === 'right';
}

describe('a new deployment', () => {
  it('gets keys and an admin once, and keeps them', async () => {
    expect(await new Users(table).hasAdmin()).toBe(false);
    expect(await setUp('Root@Example.com')).toEqual({ keys: 'created', admin: 'created' });
    expect(await opens('root@example.com', PASSWORD)).toBe(true);
    expect(await new Users(table).hasAdmin()).toBe(true);
    expect(await setUp('root@example.com', 'another password')).toEqual({ keys: 'kept', admin: 'exists' });
    expect(await opens('root@example.com', PASSWORD)).toBe(true);
  });

  it('makes up a password where none is given, and tells it once', async () => {
    const { generatedPassword = '' } = await setUpAdmin(
      { email: 'second@example.com', password: undefined, name: 'Second' },
      deps(),
    );
    expect(generatedPassword).toMatch(/^[\w-]{20}$/);
    expect(await opens('second@example.com', generatedPassword)).toBe(true);
    const again = await setUpAdmin({ email: 'second@example.com', password: undefined, name: 'Second' }, deps());
    expect(again).toEqual({ keys: 'kept', admin: 'exists' });
  });

  it('gets its admin after a crash at any point', async () => {
    for (const when of ['before', 'after'] as const) {
      for (const call of [1, 2]) {
        const email = `crash-${when}-${call}@example.com`;
        const { users, logins } = deps();
        const crash = crashingAt({ users, logins }, { call, when });
        await expect(crash.untilDeath(setUp(email, PASSWORD, crash.deps))).rejects.toBeInstanceOf(Crash);
        await setUp(email);
        expect(await opens(email, PASSWORD)).toBe(true);
      }
    }
  });

  it('is told what is wrong with what was given', async () => {
    await expect(setUp('root', 'short')).rejects.toMatchObject({
      kind: 'invalid',
      code: 'admin-invalid',
      message: expect.stringMatching(/e-mail address; the password of the admin .*12/),
    });
  });

  it('makes nobody an admin who is none', async () => {
    const email = 'owner@example.com';
    await setUp(email);
    const login = await deps().logins.get(email);
    const user = await deps().users.get(login?.userId ?? '');
    if (user !== undefined) await deps().users.change(user, { role: 'owner' });
    await expect(setUp(email)).rejects.toMatchObject({ kind: 'conflict', code: 'email-taken' });
  });
});
