import { type Client, createClient } from '../../shared/api/client.ts';
import { type Api, routes } from './routes.ts';
import { freshToken, renew } from './session.ts';

/** The API, as the person who is signed in. Each call rejects with an ApiProblem, or with fetch's TypeError offline. */
export const api: Client<Api> = createClient<Api>(routes, { baseUrl: '', fetch: fetchSignedIn });

/** A token that was refused is exchanged once: it may have ended early, as when the password was changed elsewhere. */
async function fetchSignedIn(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const token = await freshToken();
  const response = await fetch(input, withToken(init, token));
  if (response.status !== 401 || token === undefined) return response;
  const next = await renew(token);
  return next === undefined ? response : fetch(input, withToken(init, next));
}

function withToken(init: RequestInit, token: string | undefined): RequestInit {
  return token === undefined ? init : { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } };
}
