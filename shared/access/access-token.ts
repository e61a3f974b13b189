import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';

export const ACCESS_TOKEN = {
  issuer: 'avito-assistant',
  audience: 'avito-assistant-api',
  algorithm: 'EdDSA',
  lifetimeSeconds: 900,
} as const;

const claimsSchema = z.object({ sub: z.string().min(1), sid: z.string().min(1), iat: z.number() });

export interface AccessClaims {
  userId: string;
  /** The family of refresh tokens it came from. */
  sessionId: string;
  /** Unix milliseconds. */
  issuedAt: number;
}

/** Checks a token's signature, issuer, audience and time. Throws unauthorised `token-expired` or `token-invalid`. */
export async function verifyAccessToken(token: string, keys: JWTVerifyGetKey, now: number): Promise<AccessClaims> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: ACCESS_TOKEN.issuer,
      audience: ACCESS_TOKEN.audience,
      algorithms: [ACCESS_TOKEN.algorithm],
      requiredClaims: ['exp', 'iat'],
      currentDate: new Date(now),
    });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) throw invalidToken();
    const { sub, sid, iat } = claims.data;
    // Seconds, with the milliseconds as their fraction.
    return { userId: sub, sessionId: sid, issuedAt: Math.round(iat * 1_000) };
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new AppError('unauthorised', { code: 'token-expired', message: 'the access token has expired' });
    }
    // Whatever is wrong with it, the caller learns no more; what is wrong with us is not his fault.
    if (error instanceof errors.JOSEError) throw invalidToken();
    throw error;
  }
}

export function invalidToken(): AppError {
  return new AppError('unauthorised', { code: 'token-invalid', message: 'the access token is not valid' });
}
