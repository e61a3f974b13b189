import { randomUUID } from 'node:crypto';
import type { UsersDeps } from '../../../functions/users/deps.ts';
import { usersRoutes } from '../../../shared/api/users-routes.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { Users } from '../../../shared/store/users.ts';
import { aSeller } from '../../support/a-seller.ts';
import type { TestTable } from '../../support/a-table.ts';
import { apiSurroundings } from '../../support/an-api.ts';
import { checked, setEnvironment } from '../auth/an-auth.ts';

let newcomers = 0;

/** The function `users` on the test's table, with one admin who calls. */
export async function aUsers(table: TestTable) {
  setEnvironment(table, 'users');
  const { createHandler } = await import('../../../functions/users/handler.ts');
  const { createDeps } = await import('../../../functions/users/deps.ts');
  const world = await apiSurroundings(table);
  const users = new Users(table);
  const deps: UsersDeps = { ...createDeps(), ...world.deps, users, newId: randomUUID };
  const callWith = (others: Partial<UsersDeps>) => checked(usersRoutes, createHandler({ ...deps, ...others }));
  const call = callWith({});
  const as = await world.person('admin');
  return {
    ...world,
    deps: { ...deps, users },
    callWith,
    call,
    /** The admin's access token. */
    as,
    aSeller: (sellerId: string) => new Sellers(table).create(aSeller({ sellerId })),
    /** A user as the API makes him. */
    async aUser(body: Record<string, unknown> = {}) {
      newcomers += 1;
      const given = { email: `newcomer-${newcomers}@example.com`, name: 'Newcomer', role: 'operator', ...body };
      return (await call('createUser', { as, body: given })).body;
    },
  };
}
export type AUsers = Awaited<ReturnType<typeof aUsers>>;

/** A store with some of its methods replaced. */
export function replaced<T extends object>(store: T, others: Partial<T>): T {
  return new Proxy(store, {
    get(_store, name) {
      const value = Reflect.get(name in others ? others : store, name);
      return typeof value === 'function' ? value.bind(store) : value;
    },
  });
}
