import { invalidToken } from '../../shared/access/access-token.ts';
import { takeAttempt } from '../../shared/access/attempt-limits.ts';
import { hashPassword, NOBODYS_HASH, verifyPassword } from '../../shared/access/password-hash.ts';
import { signIn } from '../../shared/access/sign-in.ts';
import type { authRoutes } from '../../shared/api/auth-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { InputError } from '../../shared/lambda/input-error.ts';
import type { AuthDeps } from './deps.ts';
import { refreshCookie } from './refresh-cookie.ts';

/**
 * Changes the caller's password. One write sets it and ends every session and access token until now; the new session comes
 * after it, so that a crash in between leaves somebody who signs in with the new password.
 */
export async function changePassword(
  { body, principal, request, response }: Call<typeof authRoutes.changePassword>,
  deps: AuthDeps,
): Promise<Answer<typeof authRoutes.changePassword>> {
  const { userId } = principal;
  const attempt = await takeAttempt('password-account', userId, deps);
  const account = await deps.passwords.get(userId);
  // Deleted since the token was checked.
  if (account === undefined) throw invalidToken();
  const { hash = NOBODYS_HASH } = account;
  if ((await verifyPassword(body.currentPassword, hash)) === 'wrong') {
    deps.log.warn('password change refused', { userId, sourceIp: request.sourceIp });
    throw new InputError([{ in: 'body', field: 'currentPassword', message: 'is wrong' }], 'current-password-wrong');
  }
  const to = await hashPassword(body.newPassword);
  const user = await deps.passwords.change(account.user, { from: hash, to, now: deps.now() });
  if (user === undefined) {
    throw new AppError('conflict', {
      code: 'changed-meanwhile',
      message: 'the password has been changed by another request',
    });
  }
  await attempt.clear();
  const tokens = await signIn(user, user.tokensValidFrom, deps);
  deps.log.info('password changed', { userId });
  response.cookies.push(refreshCookie(tokens.refreshToken));
  return tokens;
}
