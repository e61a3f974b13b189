import { addressOf, takeAttempt } from '../../shared/access/attempt-limits.ts';
import { readInvitationToken } from '../../shared/access/invitation-token.ts';
import { hashPassword } from '../../shared/access/password-hash.ts';
import { hashSecret, isSecretOf } from '../../shared/access/secret-token.ts';
import { signIn } from '../../shared/access/sign-in.ts';
import type { authRoutes } from '../../shared/api/auth-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { AuthDeps } from './deps.ts';
import { noteSignIn } from './note-sign-in.ts';
import { refreshCookie } from './refresh-cookie.ts';

/**
 * Sets the password of who was invited and signs him in. One write sets it, uses the invitation up and ends earlier sessions, so
 * of several who accept one invitation one wins, and after a crash he signs in with what he chose.
 */
export async function acceptInvitation(
  { params, body, request, response }: Call<typeof authRoutes.acceptInvitation>,
  deps: AuthDeps,
): Promise<Answer<typeof authRoutes.acceptInvitation>> {
  const attempt = await takeAttempt('invitation-address', addressOf(request.sourceIp), deps);
  const token = readInvitationToken(params.token);
  const invited = token && (await deps.invitations.get(token.userId));
  // Looked at first, so that a made-up one does not cost a hashing.
  if (token === undefined || invited === undefined || !isSecretOf(invited.invitation.tokenHash, token.secret)) {
    throw unknown();
  }
  const user = await deps.invitations.accept(invited.user, {
    tokenHash: hashSecret(token.secret),
    passwordHash: await hashPassword(body.password),
    now: deps.now(),
  });
  if (user === undefined) throw unknown();

  await attempt.giveBack();
  const tokens = await signIn(user, user.tokensValidFrom, deps);
  deps.log.info('invitation accepted', { userId: user.userId });
  await noteSignIn({ action: 'acceptInvitation', userId: user.userId }, request, deps);
  response.cookies.push(refreshCookie(tokens.refreshToken));
  return tokens;
}

function unknown(): AppError {
  return new AppError('not-found', {
    code: 'invitation-unknown',
    message: 'this invitation was used, has expired, or never was',
  });
}
