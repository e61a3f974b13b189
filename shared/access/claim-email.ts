import type { Login, Logins } from '../store/logins.ts';
import type { User, Users } from '../store/users.ts';

/** Whoever claimed an e-mail carries it within a request, and requests end after half a minute. */
const ABANDONED_AFTER_MS = 60_000;

export interface ClaimEmailDeps {
  logins: Pick<Logins, 'get' | 'claim' | 'takeOver'>;
  users: Pick<Users, 'find'>;
  now(): number;
}

/**
 * Reserves an e-mail for a user who is about to carry it. Gives the user's id, or `undefined` when somebody else has it.
 * Where nobody carries an e-mail that is claimed, the process that claimed it died: `forNewUser` goes on under the id that
 * the dead one had chosen, so that of several who do so one alone can make the user; others wait until a minute has passed.
 */
export async function claimEmail(
  email: string,
  { userId, version, forNewUser }: { userId: string; version: number; forNewUser: boolean },
  { logins, users, now }: ClaimEmailDeps,
): Promise<string | undefined> {
  const claim: Login = { userId, userVersion: version, claimedAt: now() };
  if (await logins.claim(email, claim)) return userId;

  const found = await logins.get(email);
  if (found === undefined) return (await logins.claim(email, claim)) ? userId : undefined;
  const holder = await users.find(found.userId);
  if (carries(holder, email)) return undefined;
  if (now() - found.claimedAt > ABANDONED_AFTER_MS) {
    return (await logins.takeOver(email, claim, found)) ? userId : undefined;
  }
  if (!forNewUser || holder !== undefined) return undefined;
  return (await logins.claim(email, { ...claim, userId: found.userId })) ? found.userId : undefined;
}

function carries(user: User | undefined, email: string): boolean {
  return user !== undefined && user.deletedAt === undefined && user.email === email;
}
