/** What the caller should do about it: the only thing code outside the adapter branches on. */
export type ErrorKind = 'invalid' | 'unauthorised' | 'not-found' | 'conflict' | 'permanent' | 'transient';

export interface AppErrorOptions {
  /** Stable, machine-readable, kebab-case: `avito-payment-required`. Never holds outside data. */
  code: string;
  /** For people. Never holds a secret, a token or a message's text. */
  message: string;
  cause?: unknown;
  /** When a transient error says how long to wait. */
  retryAfterSeconds?: number;
}

/** The one error class of the product. Adapters set the kind where the status code is known; the edge translates it once. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: ErrorKind, { code, message, cause, retryAfterSeconds }: AppErrorOptions) {
    super(message, cause === undefined ? {} : { cause });
    this.kind = kind;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** True when the error is ours and of this kind; anything unknown is a bug and matches no kind. */
export function isAppError(error: unknown, kind?: ErrorKind): error is AppError {
  return error instanceof AppError && (kind === undefined || error.kind === kind);
}
