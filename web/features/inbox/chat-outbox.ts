import type { Message } from './chat-messages.ts';

/** A message of ours from the press of the button until the log of the chat has it. */
export interface Outgoing {
  /** Made once a message and kept for every further try: however often it is asked for, it is sent once. */
  clientMessageId: string;
  text: string;
  at: string;
  /** `dropped`: its writer wants it no more; the server may go on naming it for a while. */
  state: 'sending' | 'not-sent' | 'sent' | 'dropped';
  /** Avito's, once it is sent. */
  messageId?: string;
  /** Why not, in words. */
  problem?: string;
  /** It is certain that it was not sent: its words may be used for another message. */
  isRefused?: boolean;
}

export function queued(outbox: Outgoing[], message: Pick<Outgoing, 'clientMessageId' | 'text' | 'at'>): Outgoing[] {
  return [...outbox, { ...message, state: 'sending' }];
}

export function changed(outbox: Outgoing[], clientMessageId: string, change: Partial<Outgoing>): Outgoing[] {
  return outbox.map((message) => (message.clientMessageId === clientMessageId ? { ...message, ...change } : message));
}

/** What a page that was left may have had under way: nobody waits for it any more, and trying again does no harm. */
export function resumed(outbox: Outgoing[]): Outgoing[] {
  return outbox.map((message) => (message.state === 'sending' ? { ...message, state: 'not-sent' } : message));
}

/** What the log does not show yet. */
export function notInLog(outbox: Outgoing[], log: Message[]): Outgoing[] {
  const ids = new Set(log.map(({ messageId }) => messageId));
  return outbox.filter(({ messageId }) => messageId === undefined || !ids.has(messageId));
}

/**
 * The log with our own messages in it. What this page knows of one of them counts, for the server has not heard of a try that
 * did not reach it; but what the server says is on its way is not failed.
 */
export function withOutbox(log: Message[], outbox: Outgoing[]): Message[] {
  const ours = notInLog(outbox, log);
  const named = new Map(
    log.flatMap((item) => (item.clientMessageId === undefined ? [] : [[item.clientMessageId, item]])),
  );
  const mine = new Set(ours.map(({ clientMessageId }) => clientMessageId));
  const others = log.filter(({ clientMessageId }) => clientMessageId === undefined || !mine.has(clientMessageId));
  const shown = ours.flatMap((message) => asMessage(message, named.get(message.clientMessageId)) ?? []);
  return [...others, ...shown];
}

function asMessage(outgoing: Outgoing, atServer: Message | undefined): Message | undefined {
  const { clientMessageId, text, at, state, messageId } = outgoing;
  if (state === 'dropped') return undefined;
  const failure = atServer?.failure;
  return {
    author: 'human',
    at: atServer?.at ?? at,
    content: { kind: 'text', text },
    delivery: state === 'not-sent' && atServer?.delivery === 'sending' ? 'sending' : state,
    clientMessageId,
    ...(messageId === undefined ? {} : { messageId }),
    ...(failure === undefined ? {} : { failure }),
  };
}
