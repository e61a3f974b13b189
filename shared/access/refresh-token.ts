import { newSecret } from './secret-token.ts';

const FAMILY_BYTES = 16;

/**
 * A refresh token names its session and proves two things: `family`, that it was once issued for this session, which all its
 * tokens share; and `secret`, that it is the newest. So an old one is told from an invented one, which must not be able to
 * end anybody's session.
 */
export interface RefreshToken {
  userId: string;
  sessionId: string;
  family: string;
  secret: string;
}

export function firstRefreshToken(session: { userId: string; sessionId: string }): RefreshToken {
  return { userId: session.userId, sessionId: session.sessionId, family: newSecret(FAMILY_BYTES), secret: newSecret() };
}

export function nextRefreshToken(token: RefreshToken): RefreshToken {
  return { ...token, secret: newSecret() };
}

export function writeRefreshToken({ userId, sessionId, family, secret }: RefreshToken): string {
  return [userId, sessionId, family, secret].join('.');
}

/** `undefined` for what we have never written. */
export function readRefreshToken(text: string): RefreshToken | undefined {
  const [, userId, sessionId, family, secret] = FORM.exec(text) ?? [];
  if (userId === undefined || sessionId === undefined || family === undefined || secret === undefined) return undefined;
  return { userId, sessionId, family, secret };
}

const FORM = /^([\w-]{1,64})\.([\w-]{1,64})\.([\w-]{22})\.([\w-]{43})$/;
