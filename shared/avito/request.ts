import * as z from 'zod';
import type { AccessTokens } from './access-tokens.ts';
import { readJson } from './answer.ts';
import { createExchange } from './exchange.ts';
import { refusal } from './failures.ts';
import type { Pace } from './pace.ts';
import { isLimitSpent, retryAfterSeconds } from './rate-limit-headers.ts';

export interface AvitoCall<T> {
  /** Our name for it, the only thing about the call that error messages tell. */
  operation: string;
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  form?: FormData;
  answer: z.ZodType<T>;
}

export type AvitoRequest = <T>(call: AvitoCall<T>) => Promise<T>;

const notDone = z.object({ ok: z.literal(false) });

/** For operations that answer nothing of use: `{}`, `{"ok":true}` or an empty body; HTML is refused before, `{"ok":false}` here. */
export const acknowledgement = z.unknown().refine((answer) => !notDone.safeParse(answer).success);

interface RequestOptions {
  baseUrl: string;
  tokens: AccessTokens;
  pace: Pace;
  timeoutMs?: number;
  now?: () => number;
  fetch?: typeof fetch;
}

// A missing right stays missing: without this each such call would renew the token, rotate the refresh token and write the secret.
const fruitlessRenewalMs = 15 * 60 * 1000;

/** The one way to Avito: paced, with a time limit, with a token that is renewed once when Avito refuses it. */
export function createAvitoRequest(options: RequestOptions): AvitoRequest {
  const { baseUrl, tokens, pace, timeoutMs = 10_000, now = Date.now } = options;
  const exchange = createExchange({ timeoutMs, ...(options.fetch ? { fetch: options.fetch } : {}) });
  let fruitless: { token: string; until: number } | undefined;

  async function attempt(call: AvitoCall<unknown>, token: string): Promise<Response> {
    await pace.admit();
    return exchange(call.operation, addressOf(baseUrl, call), contentOf(call, token));
  }

  return async (call) => {
    const token = await tokens.current();
    let response = await attempt(call, token);
    const mayBeExpired = isRefused(response) && !(fruitless?.token === token && now() < fruitless.until);
    if (mayBeExpired) {
      await discard(response);
      const renewed = await tokens.renew(token);
      response = await attempt(call, renewed);
      fruitless = isRefused(response) ? { token: renewed, until: now() + fruitlessRenewalMs } : undefined;
    }
    await keepPace(pace, response, now());
    if (!response.ok) {
      await discard(response);
      throw refusal(call.operation, response, now());
    }
    return readJson(call.operation, response, call.answer);
  };
}

/** 403 also means an expired token (avito-api 1.3, SPEC and LIVE-1); other clients see 401. */
function isRefused({ status }: Response): boolean {
  return status === 401 || status === 403;
}

/** The answer in hand matters more than a pause that could not be noted: it may be the receipt of a message. */
async function keepPace(pace: Pace, response: Response, now: number): Promise<void> {
  if (response.status !== 429 && !isLimitSpent(response.headers)) return;
  await pace.pause(retryAfterSeconds(response.headers, now)).catch(() => undefined);
}

/** Gives the connection back. The body of a refusal is never read: its shape varies (avito-api 1.5), and it must not reach an error. */
async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

function addressOf(baseUrl: string, { path, query }: AvitoCall<unknown>): URL {
  const url = new URL(baseUrl.replace(/\/+$/, '') + path);
  url.search = new URLSearchParams(query).toString();
  return url;
}

function contentOf({ method, json, form }: AvitoCall<unknown>, token: string): RequestInit {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  if (form) return { method, headers, body: form };
  if (json === undefined) return { method, headers };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(json) };
}
