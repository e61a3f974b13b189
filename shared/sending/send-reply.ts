import type { AvitoMessage } from '../avito/messages.ts';
import type { MessengerClient } from '../avito/messenger-client.ts';
import { isOutcomeUnknown } from '../avito/outcome.ts';
import { isSameText } from '../chats/author.ts';
import { readableText } from '../chats/readable-text.ts';
import type { Replies, Reply } from '../store/replies.ts';

export interface SendDeps {
  avito: Pick<MessengerClient, 'sendText' | 'listMessages'>;
  replies: Pick<Replies, 'newest'>;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export interface Delivered {
  messageId: string;
  /** Unix seconds. */
  sentAt: number;
}

const SEND = {
  attempts: 2,
  /** Lets a message that Avito accepted show up in the history before we look. */
  settleMs: 1_500,
  tailLength: 20,
  /** Avito's clock and ours differ, and Avito's counts whole seconds. */
  clockSkewMs: 10_000,
  repliesLookedAt: 5,
} as const;

/**
 * Sends a kept reply once in effect. Avito has no idempotency key (avito-api 2.5), so after an unknown outcome the tail of
 * the chat decides: our text there, since the attempt began, means sent; otherwise it is sent again.
 *
 * The gap that is left: Avito accepts a message, answers nothing, and does not show it in the history within
 * `settleMs`. Then the buyer reads it twice. Nothing on our side can tell that from a message that was never accepted.
 *
 * Throws what Avito throws when it definitely has not taken the message, or when the outcome stays unknown.
 */
export async function sendReply(reply: Reply, deps: SendDeps): Promise<Delivered> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const sent = await deps.avito.sendText(reply.chatId, reply.text);
      return { messageId: sent.id, sentAt: sent.createdAt ?? nowSeconds(deps) };
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error;
      await deps.sleep(SEND.settleMs);
      const delivered = await findDelivered(reply, deps);
      if (delivered !== undefined) return delivered;
      if (attempt === SEND.attempts) throw error;
    }
  }
}

/**
 * Looks for a reply that may have been sent: by a worker that died, or by a call whose answer was lost. The echo may have
 * told already; otherwise our text stands in the history under an id that belongs to no other reply.
 */
export async function findDelivered(reply: Reply, deps: Omit<SendDeps, 'sleep'>): Promise<Delivered | undefined> {
  const [{ messages }, replies] = await Promise.all([
    deps.avito.listMessages(reply.chatId, { limit: SEND.tailLength }),
    deps.replies.newest(reply, SEND.repliesLookedAt),
  ]);
  const told = replies.find(({ seq }) => seq === reply.seq);
  if (told?.messageId !== undefined) return { messageId: told.messageId, sentAt: told.sentAt ?? nowSeconds(deps) };

  const others = new Set(replies.map(({ messageId }) => messageId));
  const since = (reply.sendingSince ?? reply.createdAt) - SEND.clockSkewMs;
  const ours = messages.find(
    (message) => carries(message, reply) && !others.has(message.id) && isSince(message, since),
  );
  return ours && { messageId: ours.id, sentAt: ours.createdAt ?? nowSeconds(deps) };
}

function nowSeconds({ now }: Pick<SendDeps, 'now'>): number {
  return Math.floor(now() / 1_000);
}

function carries(message: AvitoMessage, reply: Reply): boolean {
  return message.direction !== 'in' && isSameText(reply.text, readableText(message.content));
}

function isSince({ createdAt }: AvitoMessage, since: number): boolean {
  return createdAt === undefined || createdAt * 1_000 >= since;
}
