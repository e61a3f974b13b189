import { addressOf, takeAttempt } from '../../shared/access/attempt-limits.ts';
import { hashPassword, NOBODYS_HASH, verifyPassword } from '../../shared/access/password-hash.ts';
import { signIn } from '../../shared/access/sign-in.ts';
import type { authRoutes } from '../../shared/api/auth-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { User } from '../../shared/store/users.ts';
import type { AuthDeps } from './deps.ts';
import { noteSignIn } from './note-sign-in.ts';
import { refreshCookie } from './refresh-cookie.ts';

/** Whose item is read for an e-mail that nobody has; ids of users are never this. */
const NOBODY = 'nobody';

/**
 * Signs in with e-mail and password. Whether it was the e-mail or the password that is wrong, or the user who may not sign in,
 * the caller is told the same, after the same reads and the same hashing.
 */
export async function logIn(
  { body, request, response }: Call<typeof authRoutes.logIn>,
  deps: AuthDeps,
): Promise<Answer<typeof authRoutes.logIn>> {
  const at = deps.now();
  const byAddress = await takeAttempt('login-address', addressOf(request.sourceIp), deps);
  const byAccount = await takeAttempt('login-account', body.email, deps);
  const account = await findAccount(body.email, deps);
  const verdict = await verifyPassword(body.password, account?.hash ?? NOBODYS_HASH);
  const reason = refusal(account, verdict);
  if (account === undefined || reason !== undefined) {
    deps.log.warn('login refused', { reason, userId: account?.user.userId, sourceIp: request.sourceIp });
    throw new AppError('unauthorised', { code: 'login-refused', message: 'the e-mail or the password is wrong' });
  }

  const { user, hash = '' } = account;
  if (verdict === 'outdated') {
    await deps.passwords.rehash(user.userId, { from: hash, to: await hashPassword(body.password) });
  }
  const tokens = await signIn(user, at, deps);
  await Promise.all([byAddress.giveBack(), byAccount.clear()]);
  deps.log.info('logged in', { userId: user.userId });
  await noteSignIn({ action: 'logIn', userId: user.userId }, request, deps);
  response.cookies.push(refreshCookie(tokens.refreshToken));
  return tokens;
}

interface Account {
  user: User;
  hash: string | undefined;
}

async function findAccount(email: string, { logins, passwords }: AuthDeps): Promise<Account | undefined> {
  const login = await logins.get(email);
  const account = await passwords.get(login?.userId ?? NOBODY);
  // A claim that he has left, or has not come to yet, is not his e-mail.
  return account?.user.email === email ? account : undefined;
}

function refusal(account: Account | undefined, verdict: 'wrong' | 'right' | 'outdated'): string | undefined {
  if (account === undefined) return 'unknown-email';
  if (account.hash === undefined) return 'not-joined';
  if (verdict === 'wrong') return 'wrong-password';
  return account.user.isActive ? undefined : 'not-active';
}
