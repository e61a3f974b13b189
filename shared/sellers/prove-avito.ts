import { type AvitoAccount, accountOperations } from '../avito/account.ts';
import { chatOperations } from '../avito/chats.ts';
import { createAvitoRequest } from '../avito/request.ts';
import type { StoredCredentials } from '../avito/stored-credentials.ts';
import { createTokenEndpoint } from '../avito/token-endpoint.ts';
import { isAppError } from '../errors/app-error.ts';

export interface ProveOptions {
  /** Avito's base URL. */
  baseUrl: string;
  now(): number;
  /** Of one request, in milliseconds; there are three. */
  timeoutMs?: number;
}

export interface Proof {
  account: AvitoAccount;
  /** Without it the tariff has no messenger API: the keys are good, and nothing can be read or sent (avito-api 5). */
  hasMessenger: boolean;
  /** To be kept, with the token they opened. */
  credentials: StoredCredentials;
}

const TIMEOUT_MS = 5_000;
/** Three requests of somebody who is not connected yet: there is nothing to share a pace with. */
const UNPACED = { admit: async () => {}, pause: async () => {} };

/**
 * Tries a seller's keys at Avito: a token, the account behind it, and a look at one chat. Keeps nothing. Throws what the client
 * throws: `avito-credentials-rejected` for wrong keys, `avito-no-rights` or `avito-unauthorised` for keys that open too
 * little, transient errors while Avito does not answer.
 */
export async function proveAvito(
  keys: { clientId: string; clientSecret: string },
  { baseUrl, now, timeoutMs = TIMEOUT_MS }: ProveOptions,
): Promise<Proof> {
  const { accessToken, accessTokenExpiresAt } = await createTokenEndpoint({ baseUrl, now, timeoutMs })(keys);
  const tokens = { current: async () => accessToken, renew: async () => accessToken };
  const request = createAvitoRequest({ baseUrl, tokens, pace: UNPACED, timeoutMs, now });
  const account = await accountOperations({ request }).getAccount();
  const hasMessenger = await isServed(() => chatOperations({ request, userId: account.id }).listChats({ limit: 1 }));
  return { account, hasMessenger, credentials: { ...keys, accessToken, accessTokenExpiresAt } };
}

async function isServed(look: () => Promise<unknown>): Promise<boolean> {
  try {
    await look();
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === 'avito-payment-required') return false;
    throw error;
  }
}
