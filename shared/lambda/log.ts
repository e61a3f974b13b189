import { Logger } from '@aws-lambda-powertools/logger';

/** Structured log lines. Fields are ids, counts, codes and reasons: never a secret and never what people wrote. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  /** `fields.error` is written with its stack and its causes. */
  error(message: string, fields?: Record<string, unknown>): void;
}

/** The function's log; name and level come from the POWERTOOLS_* variables. */
export function createLog(): Log {
  const logger = new Logger();
  return {
    info: (message, fields = {}) => logger.info(message, fields),
    warn: (message, fields = {}) => logger.warn(message, fields),
    error: (message, fields = {}) => logger.error(message, fields),
  };
}
