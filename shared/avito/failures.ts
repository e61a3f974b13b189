import { AppError, type ErrorKind } from '../errors/app-error.ts';
import { retryAfterSeconds } from './rate-limit-headers.ts';

interface Meaning {
  kind: ErrorKind;
  code: string;
}

const meanings: Record<number, Meaning> = {
  401: { kind: 'unauthorised', code: 'avito-unauthorised' },
  // The tariff has no messenger API; the token itself is good (avito-api 1.5 and 5, SPEC and CLIENTS).
  402: { kind: 'permanent', code: 'avito-payment-required' },
  // With a fresh token: no scope, a foreign chat, or an employee's key (avito-api 1.5).
  403: { kind: 'unauthorised', code: 'avito-no-rights' },
  404: { kind: 'not-found', code: 'avito-not-found' },
  410: { kind: 'not-found', code: 'avito-not-found' },
  408: { kind: 'transient', code: 'avito-timeout' },
  429: { kind: 'transient', code: 'avito-rate-limited' },
};

/** What a status other than 2xx means (avito-api 1.5). */
export function refusal(operation: string, { status, headers }: Response, now: number): AppError {
  return new AppError(meaningOf(status).kind, {
    code: meaningOf(status).code,
    message: `Avito answered ${operation} with status ${status}`,
    ...(status === 429 || headers.has('retry-after') ? { retryAfterSeconds: retryAfterSeconds(headers, now) } : {}),
  });
}

function meaningOf(status: number): Meaning {
  const meaning = meanings[status];
  if (meaning) return meaning;
  if (status >= 500) return { kind: 'transient', code: 'avito-unavailable' };
  if (status >= 400) return { kind: 'invalid', code: 'avito-invalid' };
  return { kind: 'transient', code: 'avito-nonsense' };
}

const timeouts = new Set(['TimeoutError', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

// Raised before a byte of the request can have gone out.
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What a fetch that threw means. The original is not kept: undici's parser errors hold bytes of the answer. */
export function networkFailure(operation: string, error: unknown): AppError {
  const traces = tracesOf(error);
  const cause = new Error(traces.join(' < '));
  if (traces.some((trace) => timeouts.has(trace))) {
    return transient('avito-timeout', `Avito did not answer ${operation} in time`, cause);
  }
  if (traces.some((trace) => neverConnected.has(trace))) {
    return transient('avito-unreachable', `No connection to Avito for ${operation}`, cause);
  }
  return transient('avito-connection-lost', `The connection to Avito broke during ${operation}`, cause);
}

function transient(code: string, message: string, cause: Error): AppError {
  return new AppError('transient', { code, message, cause });
}

/** Names and codes along the chain of causes: words of Node and undici, never outside data. */
function tracesOf(error: unknown): string[] {
  const traces: string[] = [];
  for (let link = error; link instanceof Error && traces.length < 10; link = link.cause) {
    traces.push(link.name);
    if ('code' in link && typeof link.code === 'string') traces.push(link.code);
    // A connection attempt that failed in its own time, ETIMEDOUT for one.
    if ('syscall' in link && link.syscall === 'connect') traces.push('ECONNREFUSED');
  }
  return traces;
}
