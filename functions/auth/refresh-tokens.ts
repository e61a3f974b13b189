import { addressOf, takeAttempt } from '../../shared/access/attempt-limits.ts';
import { nextRefreshToken, type RefreshToken } from '../../shared/access/refresh-token.ts';
import { hashSecret, isSecretOf } from '../../shared/access/secret-token.ts';
import { sessionTokens } from '../../shared/access/sign-in.ts';
import type { authRoutes } from '../../shared/api/auth-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Session } from '../../shared/store/sessions.ts';
import type { User } from '../../shared/store/users.ts';
import type { AuthDeps } from './deps.ts';
import { noteSignIn } from './note-sign-in.ts';
import { refreshCookie, refreshTokenOf } from './refresh-cookie.ts';

type RefreshCall = Call<typeof authRoutes.refreshTokens>;

/**
 * Exchanges a refresh token for new tokens. A token that was exchanged before is in two hands: the session ends for both. Of two
 * who exchange one at the same moment one wins, by a conditional write, and the other is told that he came too late.
 */
export async function refreshTokens(
  call: RefreshCall,
  deps: AuthDeps,
): Promise<Answer<typeof authRoutes.refreshTokens>> {
  const { request, response } = call;
  const at = deps.now();
  const byAddress = await takeAttempt('refresh-address', addressOf(request.sourceIp), deps);
  const token = refreshTokenOf(call);
  const found = token === undefined ? undefined : await findSession(token, at, deps);
  if (token === undefined || found === undefined) {
    deps.log.warn('refresh refused', { sourceIp: request.sourceIp });
    throw refused();
  }

  const { user, session } = found;
  if (!isSecretOf(session.tokenHash, token.secret)) {
    await endStolenSession(session, request, deps);
    throw refused();
  }
  await takeAttempt('refresh-account', user.userId, deps);
  const next = nextRefreshToken(token);
  if (!(await deps.sessions.rotate(session, hashSecret(next.secret), at))) {
    throw new AppError('conflict', {
      code: 'refresh-overtaken',
      message: 'another request has just exchanged this refresh token: use the newer one',
    });
  }
  const tokens = await sessionTokens(user, next, Math.max(at, session.startedAt), deps);
  await byAddress.giveBack();
  deps.log.info('tokens refreshed', { userId: user.userId });
  response.cookies.push(refreshCookie(tokens.refreshToken));
  return tokens;
}

/** The session this token was issued for, while it lasts and its user may be signed in. */
async function findSession(
  { userId, sessionId, family }: RefreshToken,
  now: number,
  { sessions, users }: AuthDeps,
): Promise<{ session: Session; user: User } | undefined> {
  const [session, user] = await Promise.all([sessions.get(userId, sessionId), users.get(userId)]);
  if (session === undefined || !isSecretOf(session.familyHash, family)) return undefined;
  const isOver = session.validUntil <= now || user === undefined || session.startedAt < user.tokensValidFrom;
  return isOver || !user.isActive ? undefined : { session, user };
}

async function endStolenSession(session: Session, request: RefreshCall['request'], deps: AuthDeps): Promise<void> {
  const { userId, sessionId } = session;
  await deps.sessions.end(session);
  deps.log.warn('refresh token used again: session ended', { userId, sessionId, sourceIp: request.sourceIp });
  await noteSignIn({ action: 'refreshTokens', userId, details: { reused: true, sessionId } }, request, deps);
}

function refused(): AppError {
  return new AppError('unauthorised', {
    code: 'refresh-token-invalid',
    message: 'the refresh token is not valid any more: sign in again',
  });
}
