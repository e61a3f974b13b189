import { AppError } from '../../shared/errors/app-error.ts';
import { isActiveAdmin, type User } from '../../shared/store/users.ts';
import type { UsersDeps } from './deps.ts';

/**
 * Runs a write after which this user is no active admin any more. Where he is one, it runs alone and only when another one is
 * left: two admins who shut each other out at the same moment would leave nobody. Throws a conflict `last-admin` otherwise.
 */
export async function keepAnAdmin<T>(
  user: User,
  { users, whileAdminsStay }: Pick<UsersDeps, 'users' | 'whileAdminsStay'>,
  write: () => Promise<T>,
): Promise<T> {
  if (!isActiveAdmin(user)) return write();
  return whileAdminsStay(async () => {
    if (await users.hasAdmin(user.userId)) return write();
    throw new AppError('conflict', {
      code: 'last-admin',
      message: 'this is the last active admin: make another one first',
    });
  });
}
