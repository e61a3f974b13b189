import type { MessageContent } from '../avito/message-content.ts';

/** Who a message comes from, as far as it can be told from the message alone. */
export type Author = 'buyer' | 'own-account' | 'system';

/** The parts of a message that tell its author. */
export interface Authored {
  accountId: string;
  authorId: string | undefined;
  content: MessageContent;
}

/**
 * System records first: Avito's notices and bots come with author 0 or the seller's own id, and must become neither
 * customers nor takeovers (avito-api 2.4). Whether a message of our own account was written by the bot or by a human
 * cannot be told from the message; see `ownMessageOrigin`.
 */
export function authorOf({ accountId, authorId, content }: Authored): Author {
  if (content.kind === 'system' || content.kind === 'deleted' || authorId === undefined) return 'system';
  return authorId === accountId ? 'own-account' : 'buyer';
}

/** A reply as far as it helps to recognise its own echo. */
export interface SentOrSending {
  state: string;
  text: string;
  messageId?: string | undefined;
}

/**
 * Tells the bot's own echo from a human of the seller: ours is what was sent under this id, or what is being sent right
 * now with this very text, since the echo can overtake the response (avito-api 3.3).
 */
export function ownMessageOrigin<R extends SentOrSending>(
  message: { id: string; text: string | undefined },
  recentReplies: readonly R[],
): { origin: 'echo'; reply: R } | { origin: 'echo-before-response'; reply: R } | { origin: 'human' } {
  const sent = recentReplies.find(({ messageId }) => messageId === message.id);
  if (sent !== undefined) return { origin: 'echo', reply: sent };
  const sending = recentReplies.find(({ state, text }) => state === 'sending' && isSameText(text, message.text));
  return sending === undefined ? { origin: 'human' } : { origin: 'echo-before-response', reply: sending };
}

/** Avito may trim or change white space; what a reader sees is what is compared. */
export function isSameText(left: string, right: string | undefined): boolean {
  return right !== undefined && normalised(left) === normalised(right);
}

function normalised(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
