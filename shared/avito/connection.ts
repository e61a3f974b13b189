import type { AvitoRequest } from './request.ts';

/** What the operations share: the way to Avito, and the account they speak for. */
export interface Connection {
  request: AvitoRequest;
  userId: string;
}
