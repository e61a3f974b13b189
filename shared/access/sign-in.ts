import type { SessionTokens } from '../api/auth-routes.ts';
import type { Sessions } from '../store/sessions.ts';
import type { User } from '../store/users.ts';
import { ACCESS_TOKEN } from './access-token.ts';
import { issueAccessToken } from './issue-access-token.ts';
import type { SigningKey } from './key-secrets.ts';
import { firstRefreshToken, type RefreshToken, writeRefreshToken } from './refresh-token.ts';
import { hashSecret } from './secret-token.ts';
import { toApiUser } from './to-api-user.ts';

export interface SignInDeps {
  sessions: Pick<Sessions, 'start'>;
  signingKey(): Promise<SigningKey>;
  newId(): string;
}

/**
 * Starts a session for who has proven to be this user. `at` is when the proof was looked up, not when it was found good: what
 * ended all sessions in between ends this one, too.
 */
export async function signIn(user: User, at: number, deps: SignInDeps): Promise<SessionTokens> {
  const startedAt = Math.max(at, user.tokensValidFrom);
  const token = firstRefreshToken({ userId: user.userId, sessionId: deps.newId() });
  await deps.sessions.start({
    userId: user.userId,
    sessionId: token.sessionId,
    familyHash: hashSecret(token.family),
    tokenHash: hashSecret(token.secret),
    startedAt,
  });
  return sessionTokens(user, token, startedAt, deps);
}

/** What a client gets to keep: both tokens, and who it has become. */
export async function sessionTokens(
  user: User,
  token: RefreshToken,
  issuedAt: number,
  { signingKey }: Pick<SignInDeps, 'signingKey'>,
): Promise<SessionTokens> {
  const claims = { userId: user.userId, sessionId: token.sessionId, issuedAt };
  return {
    accessToken: await issueAccessToken(claims, await signingKey()),
    refreshToken: writeRefreshToken(token),
    expiresIn: ACCESS_TOKEN.lifetimeSeconds,
    user: toApiUser(user),
  };
}
