import { autoloadOperations } from './autoload.ts';
import type { AvitoClientOptions } from './client.ts';
import { itemOperations } from './items.ts';
import { createAvitoRequest } from './request.ts';

export type ListingsClient = ReturnType<typeof createListingsClient>;

/** The part of Avito's API that is about listings: what imports and syncs need. */
export function createListingsClient({ userId, ...options }: AvitoClientOptions) {
  const connection = { userId, request: createAvitoRequest(options) };
  return { ...itemOperations(connection), ...autoloadOperations(connection) };
}
