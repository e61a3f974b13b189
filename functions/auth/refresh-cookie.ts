import { type RefreshToken, readRefreshToken } from '../../shared/access/refresh-token.ts';
import type { Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { SESSION_LASTS_SECONDS } from '../../shared/store/sessions.ts';

const NAME = 'refresh_token';
/** No script reads it, no other site sends it, and it comes along to no other route. */
const ATTRIBUTES = 'HttpOnly; Secure; SameSite=Strict; Path=/api/auth';

export function refreshCookie(token: string): string {
  return `${NAME}=${token}; Max-Age=${SESSION_LASTS_SECONDS}; ${ATTRIBUTES}`;
}

export function noRefreshCookie(): string {
  return `${NAME}=; Max-Age=0; ${ATTRIBUTES}`;
}

/**
 * The refresh token of a call, from its body or else its cookie; `undefined` when it is not one of ours. Throws an unauthorised
 * `refresh-token-missing` without any.
 */
export function refreshTokenOf(call: {
  body: { refreshToken?: string | undefined } | undefined;
  request: Pick<Call['request'], 'cookies'>;
}): RefreshToken | undefined {
  const text = call.body?.refreshToken ?? call.request.cookies[NAME];
  if (text === undefined || text === '') {
    throw new AppError('unauthorised', {
      code: 'refresh-token-missing',
      message: 'a refresh token is needed, in the body or as the cookie',
    });
  }
  return readRefreshToken(text);
}
