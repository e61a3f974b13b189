import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import * as z from 'zod/mini';
import { ApiProblem } from '../../../shared/api/client.ts';
import { api } from '../../api/client.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { createKept } from './chat-kept.ts';
import { changed, type Outgoing, queued, resumed } from './chat-outbox.ts';
import { type ChatParams, useChatParams, useKeptKey } from './chat-where.ts';

const outgoingSchema = z.object({
  clientMessageId: z.string(),
  text: z.string(),
  at: z.string(),
  state: z.enum(['sending', 'not-sent', 'sent', 'dropped']),
  messageId: z.exactOptional(z.string()),
  problem: z.exactOptional(z.string()),
  isRefused: z.exactOptional(z.boolean()),
});
const nothing: Outgoing[] = [];
const outboxes = createKept('outbox', z.array(outgoingSchema), nothing);
/** What this page waits for. Anything else that is `sending` was left by a page before. */
const underWay = new Set<string>();
const KEPT = 30;

/** Our messages on their way, and what one can do with them. Sending goes on when one opens another chat. */
export function useSending() {
  const params = useChatParams();
  const key = useKeptKey();
  const queries = useQueryClient();
  const outbox = outboxes.use(key);
  useEffect(() => takeUp(key), [key]);
  const refresh = () => queries.invalidateQueries({ queryKey: ['getChat', { params }] });
  const attempt = (clientMessageId: string, text: string) => send(key, params, { clientMessageId, text }).then(refresh);
  return {
    outbox,
    write: (text: string) => {
      const message = { clientMessageId: crypto.randomUUID(), text, at: new Date().toISOString() };
      outboxes.write(key, queued(outboxes.read(key), message).slice(-KEPT));
      void attempt(message.clientMessageId, text);
    },
    /** The same message under the same name: it is finished, never doubled. Also one that this page has not begun. */
    retry: (clientMessageId: string, text: string) => {
      const known = outboxes.read(key);
      const isKnown = known.some((message) => message.clientMessageId === clientMessageId);
      const message = { clientMessageId, text, at: new Date().toISOString() };
      outboxes.write(key, isKnown ? changed(known, clientMessageId, { state: 'sending' }) : queued(known, message));
      void attempt(clientMessageId, text);
    },
    drop: (clientMessageId: string) => {
      const known = outboxes.read(key);
      outboxes.write(key, changed(known, clientMessageId, { state: 'dropped' }));
    },
    restore: (clientMessageId: string) => {
      outboxes.write(key, changed(outboxes.read(key), clientMessageId, { state: 'not-sent' }));
    },
  };
}

function takeUp(key: string): void {
  const outbox = outboxes.read(key);
  const isLeft = ({ state, clientMessageId }: Outgoing) => state === 'sending' && !underWay.has(clientMessageId);
  if (outbox.some(isLeft))
    outboxes.write(
      key,
      outbox.flatMap((message) => (isLeft(message) ? resumed([message]) : message)),
    );
}

async function send(key: string, params: ChatParams, body: { clientMessageId: string; text: string }): Promise<void> {
  const settle = (change: Partial<Outgoing>) => {
    outboxes.write(key, changed(outboxes.read(key), body.clientMessageId, change));
  };
  underWay.add(body.clientMessageId);
  try {
    const { messageId, delivery } = await api.writeMessage({ params, body });
    // Another call may still be at it: the log tells the rest.
    settle(messageId === undefined || delivery !== 'sent' ? { state: 'sending' } : { state: 'sent', messageId });
  } catch (error) {
    const isRefused = error instanceof ApiProblem && error.status < 500 && error.status !== 408;
    settle({ state: 'not-sent', problem: problemText(error), isRefused });
  } finally {
    underWay.delete(body.clientMessageId);
  }
}
