import * as z from 'zod';
import { AppError, isAppError } from '../errors/app-error.ts';
import { readJson } from './answer.ts';
import { createExchange } from './exchange.ts';
import { refusal } from './failures.ts';
import { accessTokenSchema, type IssuedToken, type StoredCredentials } from './stored-credentials.ts';

export type TokenEndpoint = (credentials: StoredCredentials) => Promise<IssuedToken>;

interface TokenEndpointOptions {
  baseUrl: string;
  now: () => number;
  timeoutMs?: number;
  fetch?: typeof fetch;
}

// expires_in is 24 hours in SPEC, and always to be read (avito-api 1.2). Missing, it is taken to be an hour.
const issuedSchema = z.object({
  access_token: accessTokenSchema,
  expires_in: z.coerce
    .number()
    .positive()
    .max(366 * 86_400)
    .catch(3600),
  refresh_token: z.string().min(1).optional().catch(undefined),
});

// How errors look is undocumented (avito-api 1.3): these are OAuth's words for refused keys, also when they come with status 200.
const refusedSchema = z.object({
  error: z.enum(['invalid_client', 'invalid_grant', 'unauthorized_client', 'access_denied']),
});

const answerSchema = z.union([issuedSchema, refusedSchema]);

/** POST /token (avito-api 1.1 and 1.2). Throws `avito-credentials-rejected`, `avito-rate-limited` or `avito-token-unavailable`. */
export function createTokenEndpoint({
  baseUrl,
  now,
  timeoutMs = 10_000,
  ...options
}: TokenEndpointOptions): TokenEndpoint {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/token`);
  const exchange = createExchange({ timeoutMs, ...options });

  async function ask(credentials: StoredCredentials): Promise<IssuedToken> {
    // A form body, not a query (avito-api 1.1, SPEC); URLSearchParams sets the Content-Type.
    const content = { method: 'POST', headers: { accept: 'application/json' }, body: formOf(credentials) };
    const response = await exchange('token', url, content);
    if (!response.ok) {
      await response.body?.cancel().catch(() => undefined);
      throw refusal('token', response, now());
    }
    const answer = await readJson('token', response, answerSchema);
    if ('error' in answer) throw keysRejected();
    return {
      clientId: credentials.clientId,
      accessToken: answer.access_token,
      accessTokenExpiresAt: now() + answer.expires_in * 1000,
      // Rotated: both values are to be stored (avito-api 1.2, SPEC).
      ...(answer.refresh_token === undefined ? {} : { refreshToken: answer.refresh_token }),
    };
  }

  return async (credentials) => {
    try {
      return await ask(credentials);
    } catch (error) {
      throw explain(error);
    }
  };
}

function formOf({ clientId, clientSecret, refreshToken }: StoredCredentials): URLSearchParams {
  const keys = { client_id: clientId, client_secret: clientSecret };
  // Never client_credentials where a refresh token is stored: that would be the token of the app's own account.
  if (refreshToken !== undefined) {
    return new URLSearchParams({ grant_type: 'refresh_token', ...keys, refresh_token: refreshToken });
  }
  return new URLSearchParams({ grant_type: 'client_credentials', ...keys });
}

/** Codes of its own, because the request that needed the token was certainly not sent. */
function explain(error: unknown): unknown {
  if (!isAppError(error) || error.code === 'avito-rate-limited') return error;
  if (error.kind === 'transient') {
    return new AppError('transient', {
      code: 'avito-token-unavailable',
      message: 'Avito gave no token',
      cause: error,
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    });
  }
  // 400 on a refresh means revoked or burned (avito-api 1.3, ONE).
  return error.kind === 'invalid' || error.kind === 'unauthorised' ? keysRejected(error) : error;
}

function keysRejected(cause?: AppError): AppError {
  return new AppError('unauthorised', {
    code: 'avito-credentials-rejected',
    message: "Avito does not take the seller's keys",
    cause,
  });
}
