import { importJWK, SignJWT } from 'jose';
import { ACCESS_TOKEN } from './access-token.ts';
import type { SigningKey } from './key-secrets.ts';

/**
 * A token as `verifyAccessToken` takes it. `issuedAt` in unix milliseconds: the claim keeps them as a fraction, so that a
 * password that changes in the same second ends the tokens before it.
 */
export async function issueAccessToken(
  { userId, sessionId, issuedAt }: { userId: string; sessionId: string; issuedAt: number },
  { activeFrom: _activeFrom, ...jwk }: SigningKey,
): Promise<string> {
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: ACCESS_TOKEN.algorithm, kid: jwk.kid })
    .setSubject(userId)
    .setIssuer(ACCESS_TOKEN.issuer)
    .setAudience(ACCESS_TOKEN.audience)
    .setIssuedAt(issuedAt / 1_000)
    .setExpirationTime(Math.floor(issuedAt / 1_000) + ACCESS_TOKEN.lifetimeSeconds)
    .sign(await importJWK(jwk, ACCESS_TOKEN.algorithm));
}
