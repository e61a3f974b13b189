import type { JWTVerifyGetKey } from 'jose';
import type { Principal } from '../api/route.ts';
import { AppError } from '../errors/app-error.ts';
import type { Users } from '../store/users.ts';
import { invalidToken, verifyAccessToken } from './access-token.ts';

export interface AuthenticateDeps {
  keys: JWTVerifyGetKey;
  users: Pick<Users, 'get'>;
  now(): number;
}

/**
 * Who calls, from the header `Authorization: Bearer <access token>`. The signature comes first, so that a forged token
 * costs no read; then the user's own item, so that who was shut out or got other rights feels it at once.
 */
export async function authenticate(authorization: string | undefined, deps: AuthenticateDeps): Promise<Principal> {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) {
    throw new AppError('unauthorised', { code: 'token-missing', message: 'an access token is needed' });
  }
  const claims = await verifyAccessToken(token, deps.keys, deps.now());
  const user = await deps.users.get(claims.userId);
  const isOutdated = user === undefined || claims.issuedAt < user.tokensValidFrom;
  if (isOutdated || !user.isActive) throw invalidToken();
  const { userId, role, sellerIds } = user;
  return { userId, role, sellerIds, sessionId: claims.sessionId };
}
