import type { IssuedToken, StoredCredentials } from './stored-credentials.ts';
import { createTokenEndpoint } from './token-endpoint.ts';

/** The access tokens of one seller. Both throw `avito-credentials-rejected` (unauthorised) when Avito no longer takes the keys. */
export interface AccessTokens {
  /** A token that is not about to expire. */
  current(): Promise<string>;
  /** A token other than the rejected one. Concurrent callers share one renewal. */
  renew(rejected: string): Promise<string>;
}

export interface AccessTokensOptions {
  /** `https://api.avito.ru` */
  baseUrl: string;
  credentials: {
    read(): Promise<StoredCredentials>;
    saveToken(token: IssuedToken): Promise<void>;
  };
  /** Held across processes: a refresh token is single-use, a second use burns the account (avito-api 1.2, ONE). */
  lock: { withLock<T>(work: () => Promise<T>): Promise<T> };
  /** Milliseconds since 1970. */
  now: () => number;
  /** Default 10 seconds. The lock must be leased for longer. */
  timeoutMs?: number;
  fetch?: typeof fetch;
}

interface HeldToken {
  accessToken: string;
  /** Unix milliseconds. */
  accessTokenExpiresAt: number;
}

const renewEarlyMs = 60_000;

/**
 * Tokens cached for this process and kept for all others beside the credentials. One gap is left: a process that dies between
 * Avito's answer and the save loses a rotated refresh token, and the seller has to connect again.
 */
export function createAccessTokens({ credentials, lock, now, ...options }: AccessTokensOptions): AccessTokens {
  const askAvito = createTokenEndpoint({ now, ...options });
  let held: HeldToken | undefined;
  let unsaved: IssuedToken | undefined;
  let underWay: Promise<string> | undefined;

  function isUsable(token: HeldToken, rejected: string | undefined): boolean {
    return token.accessToken !== rejected && now() < token.accessTokenExpiresAt - renewEarlyMs;
  }

  /** A rotated refresh token must not be lost because the store failed for a moment: the next caller saves it again. */
  async function saveUnsaved(): Promise<void> {
    if (!unsaved) return;
    await credentials.saveToken(unsaved);
    unsaved = undefined;
  }

  async function obtain(rejected: string | undefined): Promise<string> {
    await saveUnsaved();
    const stored = await credentials.read();
    const kept = tokenOf(stored);
    // Another process may have renewed while this one waited for the lock.
    if (kept && isUsable(kept, rejected)) {
      held = kept;
      return kept.accessToken;
    }
    unsaved = await askAvito(stored);
    held = unsaved;
    await saveUnsaved();
    return held.accessToken;
  }

  async function load(rejected: string | undefined): Promise<string> {
    // Most processes only need what is stored: reading needs no lock.
    if (rejected === undefined && !unsaved) {
      const kept = tokenOf(await credentials.read());
      if (kept && isUsable(kept, undefined)) {
        held = kept;
        return kept.accessToken;
      }
    }
    return lock.withLock(() => obtain(rejected));
  }

  function share(rejected?: string): Promise<string> {
    underWay ??= load(rejected).finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  return {
    async current() {
      if (held && !unsaved && isUsable(held, undefined)) return held.accessToken;
      return share();
    },

    async renew(rejected) {
      // What is under way may be the mere loading of the token that was rejected.
      if (underWay) {
        const token = await underWay;
        if (token !== rejected) return token;
      }
      if (held && !unsaved && isUsable(held, rejected)) return held.accessToken;
      return share(rejected);
    },
  };
}

function tokenOf({ accessToken, accessTokenExpiresAt }: StoredCredentials): HeldToken | undefined {
  if (accessToken === undefined || accessTokenExpiresAt === undefined) return undefined;
  return { accessToken, accessTokenExpiresAt };
}
