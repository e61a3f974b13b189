import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createAccessTokens } from '../avito/access-tokens.ts';
import type { AvitoClientOptions } from '../avito/client.ts';
import { createMessengerClient, type MessengerClient } from '../avito/messenger-client.ts';
import { createSellerCredentials } from '../avito/seller-credentials.ts';
import { AppError } from '../errors/app-error.ts';
import { withLock } from '../store/locks.ts';
import { SellerPace } from '../store/seller-pace.ts';
import type { Seller } from '../store/sellers.ts';
import type { Table } from '../store/table.ts';

export interface SellerAvitoOptions {
  table: Table;
  secrets: SecretsManagerClient;
  /** Avito's base URL. */
  baseUrl: string;
  /** A seller's secret is named by this and his id. */
  secretPrefix: string;
  /** Of one request, in milliseconds. Short by default: an answer may take several, and its worker has 60 s for all. */
  timeoutMs?: number;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

const TIMEOUT_MS = 5_000;

/**
 * Avito as one of our sellers: with his keys, one token for all processes, renewed by one of them at a time, and within
 * his rate limit. Kept per process, so that the token is read once. Throws `seller-not-connected` (permanent) for a
 * seller whose account is not known.
 */
export function sellerAvito(options: SellerAvitoOptions): (seller: Seller) => MessengerClient {
  return sellerClients(options, createMessengerClient);
}

/** The same with the part of Avito's API that `createClient` knows. */
export function sellerClients<Client>(
  options: SellerAvitoOptions,
  createClient: (options: AvitoClientOptions) => Client,
): (seller: Seller) => Client {
  const clients = new Map<string, Client>();
  return (seller) => {
    const name = `${seller.sellerId}/${seller.avitoUserId}`;
    const client = clients.get(name) ?? createClient(connectionOf(seller, options));
    clients.set(name, client);
    return client;
  };
}

function connectionOf({ sellerId, avitoUserId }: Seller, options: SellerAvitoOptions): AvitoClientOptions {
  const { table, secrets, baseUrl, secretPrefix, now, timeoutMs = TIMEOUT_MS } = options;
  if (avitoUserId === undefined) {
    throw new AppError('permanent', { code: 'seller-not-connected', message: 'the seller has no Avito account' });
  }
  const tokens = createAccessTokens({
    baseUrl,
    credentials: createSellerCredentials({ client: secrets, secretId: `${secretPrefix}${sellerId}` }),
    lock: { withLock: (work) => withLock(table, `avito-token#${sellerId}`, options, work) },
    now,
    timeoutMs,
  });
  const pace = new SellerPace(table, sellerId, options);
  return { baseUrl, userId: avitoUserId, tokens, pace, now, timeoutMs };
}
