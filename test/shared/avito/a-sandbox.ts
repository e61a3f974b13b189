import { onTestFinished } from 'vitest';
import { startAvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import { createAccessTokens } from '../../../shared/avito/access-tokens.ts';
import { createAvitoClient } from '../../../shared/avito/client.ts';
import type { StoredCredentials } from '../../../shared/avito/stored-credentials.ts';

export interface SandboxSettings {
  /** Of the sandbox's demo accounts: 0 has furniture, 3 has no messenger API. */
  account?: number;
  timeoutMs?: number;
  withRefreshToken?: boolean;
  secret?: string;
}

/** A client with its real tokens, of an account of a fresh sandbox. Closes with the test. */
export async function aSandboxClient({ account = 0, timeoutMs, withRefreshToken, secret }: SandboxSettings = {}) {
  const clock = { now: Date.parse('2026-01-01T10:00:00Z') };
  const sandbox = await startAvitoSandbox({ port: 0, now: () => clock.now, sleep: async () => undefined });
  onTestFinished(() => sandbox.close());
  const owner = sandbox.accounts[account];
  if (!owner) throw new Error('the sandbox has no such account');
  const noted = { pauses: [] as number[], tokenRequests: [] as URLSearchParams[] };
  let stored: StoredCredentials = { clientId: owner.clientId, clientSecret: secret ?? owner.clientSecret };
  if (withRefreshToken) {
    const { refresh_token: refreshToken } = sandbox.control.issueRefreshToken(owner.id);
    if (refreshToken) stored = { ...stored, refreshToken };
  }
  let queue: Promise<unknown> = Promise.resolve();
  const tokens = createAccessTokens({
    baseUrl: sandbox.url,
    now: () => clock.now,
    credentials: {
      read: async () => stored,
      saveToken: async (token) => {
        stored = { ...stored, ...token };
      },
    },
    lock: {
      withLock: (work) => {
        const done = queue.then(work);
        queue = done.catch(() => undefined);
        return done;
      },
    },
    fetch: (url, init) => {
      if (init?.body instanceof URLSearchParams) noted.tokenRequests.push(init.body);
      return fetch(url, init);
    },
  });
  const client = createAvitoClient({
    baseUrl: sandbox.url,
    userId: String(owner.id),
    tokens,
    pace: { admit: async () => undefined, pause: async (seconds) => void noted.pauses.push(seconds) },
    now: () => clock.now,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const [listing] = sandbox.control.listings(owner.id);
  const [buyer] = sandbox.control.buyers();
  if (!listing || !buyer) throw new Error('the sandbox has nothing to sell, or nobody to buy');
  const aBuyerWrites = (text: string) =>
    sandbox.control.buyerWrites({ listingId: listing.id, buyerId: buyer.id, text });
  return { client, clock, control: sandbox.control, sandbox, owner, listing, buyer, noted, aBuyerWrites };
}
