import { setTimeout as sleep } from 'node:timers/promises';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';
import { Invitations } from '../../shared/store/invitations.ts';
import { withLock } from '../../shared/store/locks.ts';
import { Logins } from '../../shared/store/logins.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import { Sessions } from '../../shared/store/sessions.ts';
import { Users } from '../../shared/store/users.ts';

export interface UsersDeps extends ApiDeps {
  users: Pick<Users, 'create' | 'get' | 'find' | 'list' | 'hasAdmin' | 'change' | 'remove'>;
  logins: Pick<Logins, 'get' | 'claim' | 'takeOver' | 'release'>;
  sessions: Pick<Sessions, 'endAll'>;
  invitations: Pick<Invitations, 'create'>;
  sellers: Pick<Sellers, 'get'>;
  /** Runs work while nobody else takes an admin away. */
  whileAdminsStay<T>(work: () => Promise<T>): Promise<T>;
}

export function createDeps(): UsersDeps {
  const { table, secrets: _secrets, ...deps } = createApiDeps();
  const time = { now: deps.now, sleep: (milliseconds: number) => sleep(milliseconds) };
  return {
    ...deps,
    users: new Users(table),
    logins: new Logins(table),
    sessions: new Sessions(table),
    invitations: new Invitations(table),
    sellers: new Sellers(table),
    whileAdminsStay: (work) => withLock(table, 'admins', time, work),
  };
}
