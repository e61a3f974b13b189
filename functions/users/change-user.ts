import { isDeepStrictEqual } from 'node:util';
import { claimEmail } from '../../shared/access/claim-email.ts';
import { toApiUser } from '../../shared/access/to-api-user.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { usersRoutes } from '../../shared/api/users-routes.ts';
import { endingTokens, isActiveAdmin, type User, type UserChange } from '../../shared/store/users.ts';
import { checkSellers } from './check-sellers.ts';
import type { UsersDeps } from './deps.ts';
import { keepAnAdmin } from './keep-an-admin.ts';
import { changedMeanwhile, checkVersion, emailTaken, userUnknown } from './refusals.ts';

type ChangeCall = Call<typeof usersRoutes.changeUser>;

/**
 * Changes a user by one conditional write. A new e-mail is claimed before it and the old one freed after it; the same call
 * after a crash goes on where it was, and a claim that is left over gives way after a minute.
 */
export async function changeUser(
  { params, body, request, response, audit }: ChangeCall,
  deps: UsersDeps,
): Promise<Answer<typeof usersRoutes.changeUser>> {
  const user = await deps.users.get(params.userId);
  if (user === undefined) throw userUnknown();
  checkVersion(user, request.ifMatch);
  await checkSellers(body.sellerIds ?? [], user.sellerIds, deps);
  const change = differences(user, body);
  const changed = await write(user, change, request.ifMatch, deps);
  Object.assign(audit, { changes: describe(user, change) });
  response.headers.etag = `"${changed.version}"`;
  return toApiUser(changed);
}

async function write(user: User, change: UserChange, ifMatch: number | undefined, deps: UsersDeps): Promise<User> {
  if (Object.keys(change).length === 0) return user;
  const next = { ...user, ...change };
  if (change.email !== undefined) await claim(change.email, user, deps);
  const run = async () => {
    const changed = await deps.users.change(user, { ...change, ...signingOut(user, next, deps.now()) });
    if (changed === undefined) throw changedMeanwhile(ifMatch);
    return changed;
  };
  const changed = await (isActiveAdmin(next) ? run() : keepAnAdmin(user, deps, run));
  if (change.email !== undefined) await deps.logins.release(user.email, user.userId, user.version);
  return changed;
}

async function claim(email: string, { userId, version }: User, deps: UsersDeps): Promise<void> {
  const holder = await claimEmail(email, { userId, version: version + 1, forNewUser: false }, deps);
  if (holder === undefined) throw emailTaken();
}

/** What is really another than before. */
function differences(user: User, body: ChangeCall['body']): UserChange {
  const wanted = { ...body, ...(body.sellerIds === undefined ? {} : { sellerIds: [...new Set(body.sellerIds)] }) };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => value !== undefined && !isDeepStrictEqual(value, user[name as keyof User]),
    ),
  );
}

/** Who is shut out does not come back with the tokens of before. Other rights are read anew with every call. */
function signingOut(user: User, next: User, now: number): UserChange {
  return user.isActive && !next.isActive ? { tokensValidFrom: endingTokens(user, now) } : {};
}

/** For the audit: rights with their values, a name or an e-mail by its field alone. */
function describe(user: User, change: UserChange): Record<string, unknown> {
  const rights = new Set(['role', 'sellerIds', 'isActive']);
  return Object.fromEntries(
    Object.entries(change).map(([name, to]) => [
      name,
      rights.has(name) ? { from: user[name as keyof User], to } : 'changed',
    ]),
  );
}
