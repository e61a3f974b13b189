import { byTime, type Message } from '../store/messages.ts';
import type { Reply } from '../store/replies.ts';

/** The bot's message that a reply is once it is out, a hand-off's sentence included. `undefined` for one that was never sent. */
export function sentMessage(reply: Reply): Message | undefined {
  const { sellerId, chatId, messageId, sentAt, text, createdAt, sendingSince = createdAt } = reply;
  if (messageId === undefined || sentAt === undefined) return undefined;
  return {
    sellerId,
    chatId,
    messageId,
    author: 'bot',
    content: { kind: 'text', text },
    createdAt: sentAt,
    knownAt: sendingSince,
    source: 'reply',
  };
}

/**
 * A chat's messages, oldest first: what is stored as a message, and the replies that were sent. The bot's own messages used to be
 * stored as both, and an echo nobody recognised may have been taken for a human's: the reply knows better.
 */
export function mergeLog(messages: Message[], replies: Reply[]): Message[] {
  const sent = replies.flatMap((reply) => sentMessage(reply) ?? []);
  const own = new Set(sent.map(({ messageId }) => messageId));
  return [...messages.filter(({ messageId }) => !own.has(messageId)), ...sent].sort(byTime);
}
