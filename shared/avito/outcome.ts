import { isAppError } from '../errors/app-error.ts';

const unknownOutcomes = new Set(['avito-unavailable', 'avito-timeout', 'avito-nonsense', 'avito-connection-lost']);

/**
 * True when the request may have taken effect although it failed: read the chat's tail before sending again
 * (avito-api 2.5, LIVE-1). Any other error of the client means that nothing was sent.
 */
export function isOutcomeUnknown(error: unknown): boolean {
  return isAppError(error) && unknownOutcomes.has(error.code);
}
