import type { Call } from '../../shared/api/route.ts';
import type { usersRoutes } from '../../shared/api/users-routes.ts';
import { endingTokens, type User } from '../../shared/store/users.ts';
import type { UsersDeps } from './deps.ts';
import { keepAnAdmin } from './keep-an-admin.ts';
import { changedMeanwhile, checkVersion, userUnknown } from './refusals.ts';

/**
 * Deletes a user. One write makes him gone for everybody, at once; what he leaves behind is cleared up after it, his item last,
 * so that the same call after a crash finds what is left to do.
 */
export async function deleteUser(
  { params, request }: Call<typeof usersRoutes.deleteUser>,
  deps: UsersDeps,
): Promise<undefined> {
  const user = await deps.users.find(params.userId);
  if (user === undefined) throw userUnknown();
  if (user.deletedAt === undefined) await begin(user, request.ifMatch, deps);
  await deps.logins.release(user.email, user.userId, user.version);
  await deps.sessions.endAll(user.userId);
  await deps.users.remove(user.userId);
}

async function begin(user: User, ifMatch: number | undefined, deps: UsersDeps): Promise<void> {
  checkVersion(user, ifMatch);
  await keepAnAdmin(user, deps, async () => {
    const now = deps.now();
    const change = { isActive: false, tokensValidFrom: endingTokens(user, now), deletedAt: now };
    if ((await deps.users.change(user, change)) === undefined) throw changedMeanwhile(ifMatch);
  });
}
