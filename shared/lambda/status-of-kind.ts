import type { ErrorKind } from '../errors/app-error.ts';

/** The HTTP status of an error whose code has no better one. */
export const STATUS_OF_KIND = {
  invalid: 400,
  unauthorised: 401,
  'not-found': 404,
  conflict: 409,
  permanent: 500,
  transient: 503,
} as const satisfies Record<ErrorKind, number>;
