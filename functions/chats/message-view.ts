import type * as z from 'zod';
import type { message as messageSchema } from '../../shared/api/chat-schemas.ts';
import { atOf, type LogEntry } from '../../shared/store/chat-log.ts';
import type { Outgoing } from '../../shared/store/outgoing.ts';
import { iso } from './chat-view.ts';

export type MessageView = z.input<typeof messageSchema>;

export function messageOf(entry: LogEntry): MessageView {
  const at = iso(atOf(entry) * 1_000);
  if (entry.kind === 'reply') {
    const { messageId, text, seq, approval } = entry.reply;
    return {
      messageId,
      author: 'bot',
      at,
      content: { kind: 'text', text },
      delivery: 'sent',
      replyId: String(seq),
      ...(approval === undefined ? {} : { userId: approval.by }),
    };
  }
  const { messageId, author, content, silentBecause } = entry.message;
  const isOurs = author === 'bot' || author === 'human';
  return {
    messageId,
    author,
    at,
    content,
    delivery: isOurs ? 'sent' : 'received',
    ...(silentBecause === undefined ? {} : { silentBecause }),
  };
}

/** What a person wrote through us, from the moment he asked for it. */
export function outgoingOf(outgoing: Outgoing, text: string, now: number): MessageView {
  const { clientMessageId, userId, messageId, sentAt, sendingSince, sendingUntil, failure } = outgoing;
  const isUnderWay = outgoing.state === 'sending' && sendingUntil > now;
  return {
    ...(messageId === undefined ? {} : { messageId }),
    author: 'human',
    at: iso(sentAt === undefined ? sendingSince : sentAt * 1_000),
    content: { kind: 'text', text },
    delivery: outgoing.state === 'sent' ? 'sent' : isUnderWay ? 'sending' : 'not-sent',
    clientMessageId,
    userId,
    ...(failure === undefined ? {} : { failure }),
  };
}
