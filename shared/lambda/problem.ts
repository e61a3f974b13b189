import { isAppError } from '../errors/app-error.ts';
import { InputError } from './input-error.ts';
import { STATUS_OF_KIND } from './status-of-kind.ts';

/** RFC 9457, with a stable code for programs and, for bad input, each wrong field. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  code: string;
  detail?: string;
  requestId: string;
  errors?: { in: string; field: string; message: string }[];
}

/** Where the kind says what the caller does, and HTTP has a better word for it. */
const STATUS_OF_CODE: Record<string, number> = {
  'no-rights': 403,
  'version-conflict': 412,
  'body-too-large': 413,
  'body-not-json-type': 415,
  'too-many-attempts': 429,
  'seller-not-connected': 409,
  // A mistake of the deployment, not of the caller.
  'gemini-price-missing': 500,
  // Each "wrong field" is a subscription that is in the way.
  'webhook-foreign': 409,
};

const TITLE: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'No rights',
  404: 'Not found',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Not JSON',
  429: 'Too many attempts',
  500: 'Internal error',
  502: 'Avito did not do it',
  503: 'Not available at the moment',
};

/** What the caller is told of an error. Of one that is not ours, nothing: it is a bug, and its message is for the log. */
export function problemOf(error: unknown, requestId: string): Problem {
  const { status, code } = answerOf(error);
  return {
    type: 'about:blank',
    title: TITLE[status] ?? 'Error',
    status,
    code,
    ...(isAppError(error) && status !== 500 ? { detail: error.message } : {}),
    requestId,
    ...(error instanceof InputError ? { errors: error.fields } : {}),
  };
}

function answerOf(error: unknown): { status: number; code: string } {
  if (!isAppError(error)) return { status: 500, code: 'internal-error' };
  const { kind, code } = error;
  const special = STATUS_OF_CODE[code];
  if (special !== undefined) return { status: special, code };
  // Avito's 401 is not the caller's: signing in again would not help him.
  if (/^(avito|seller-credentials)-/.test(code)) return { status: kind === 'transient' ? 503 : 502, code };
  return { status: STATUS_OF_KIND[kind], code };
}
