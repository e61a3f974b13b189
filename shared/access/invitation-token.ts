import { newSecret } from './secret-token.ts';

/** Names the invited user, and proves that he was invited. */
export interface InvitationToken {
  userId: string;
  secret: string;
}

export function newInvitationToken(userId: string): InvitationToken {
  return { userId, secret: newSecret() };
}

export function writeInvitationToken({ userId, secret }: InvitationToken): string {
  return `${userId}.${secret}`;
}

/** `undefined` for what we have never written. */
export function readInvitationToken(text: string): InvitationToken | undefined {
  const [, userId, secret] = /^([\w-]{1,64})\.([\w-]{43})$/.exec(text) ?? [];
  return userId === undefined || secret === undefined ? undefined : { userId, secret };
}
