import type { Stage } from './stage.ts';

/**
 * Addresses that are not of the open internet are never downloaded from; on one machine alone the sandbox, which serves
 * sellers' files there, is.
 */
export function importVariables({ name, avitoApiUrl }: Stage): Record<string, string> {
  return name === 'local' ? { IMPORT_ALLOWED_HOSTS: new URL(avitoApiUrl).host } : {};
}
