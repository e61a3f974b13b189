import { isSecretOf } from '../../shared/access/secret-token.ts';
import type { authRoutes } from '../../shared/api/auth-routes.ts';
import type { Call } from '../../shared/api/route.ts';
import type { AuthDeps } from './deps.ts';
import { noteSignIn } from './note-sign-in.ts';
import { noRefreshCookie, refreshTokenOf } from './refresh-cookie.ts';

/**
 * Ends a session, by any refresh token it has had: who wants to leave may leave. One that ended before, or never was, is over
 * as well. Access tokens that were issued live out their quarter of an hour.
 */
export async function logOut(call: Call<typeof authRoutes.logOut>, deps: AuthDeps): Promise<undefined> {
  const token = refreshTokenOf(call);
  call.response.cookies.push(noRefreshCookie());
  const session = token && (await deps.sessions.get(token.userId, token.sessionId));
  if (token === undefined || session === undefined || !isSecretOf(session.familyHash, token.family)) {
    deps.log.info('logged out of no session');
    return;
  }
  await deps.sessions.end(session);
  deps.log.info('logged out', { userId: session.userId });
  await noteSignIn({ action: 'logOut', userId: session.userId }, call.request, deps);
}
