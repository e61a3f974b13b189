import type { SandboxAccount } from '../world/account.ts';
import type { IdSource } from '../world/id-source.ts';

const lifetimeSeconds = 24 * 60 * 60;
const scope = 'messenger:read,messenger:write,user:read,items:info';

export interface TokenPair {
  access_token: string;
  expires_in: number;
  token_type: 'Bearer';
  refresh_token?: string;
  scope?: string;
}

/** Issued tokens, in memory only: after a restart every client asks anew. */
export interface AccessTokens {
  issue(account: SandboxAccount): TokenPair;
  /** As after the consent page: with a refresh token. */
  issueWithRefresh(account: SandboxAccount): TokenPair;
  /** Single use. A refresh token used twice also ends the newest one: the account must consent again. */
  refresh(account: SandboxAccount, refreshToken: string): TokenPair | undefined;
  accountOf(token: string): { accountId: number; isExpired: boolean } | undefined;
  expire(accountId?: number): void;
}

export function createAccessTokens({ now, newId }: { now: () => number; newId: IdSource }): AccessTokens {
  const access = new Map<string, { accountId: number; expiresAt: number }>();
  const refreshable = new Map<string, { accountId: number; isUsed: boolean }>();

  const issue = (account: SandboxAccount): TokenPair => {
    const token = newId('token');
    access.set(token, { accountId: account.id, expiresAt: now() + lifetimeSeconds * 1000 });
    return { access_token: token, expires_in: lifetimeSeconds, token_type: 'Bearer' };
  };
  const issueWithRefresh = (account: SandboxAccount): TokenPair => {
    const refreshToken = newId('token');
    refreshable.set(refreshToken, { accountId: account.id, isUsed: false });
    return { ...issue(account), refresh_token: refreshToken, scope };
  };
  const burn = (accountId: number) => {
    for (const known of refreshable.values()) if (known.accountId === accountId) known.isUsed = true;
  };
  return {
    issue,
    issueWithRefresh,
    refresh(account, refreshToken) {
      const known = refreshable.get(refreshToken);
      if (known?.accountId !== account.id) return undefined;
      if (known.isUsed) {
        burn(account.id);
        return undefined;
      }
      known.isUsed = true;
      return issueWithRefresh(account);
    },
    accountOf(token) {
      const known = access.get(token);
      return known && { accountId: known.accountId, isExpired: known.expiresAt <= now() };
    },
    expire(accountId) {
      for (const known of access.values()) {
        if ((accountId ?? known.accountId) === known.accountId) known.expiresAt = 0;
      }
    },
  };
}
