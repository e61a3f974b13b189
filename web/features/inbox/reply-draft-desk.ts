import { useEffect } from 'react';
import * as z from 'zod/mini';
import { type DraftDesk, isEdited, isOpen, seen } from './chat-draft.ts';
import { createKept } from './chat-kept.ts';
import type { Reply } from './chat-stream-items.ts';
import { useKeptKey } from './chat-where.ts';

const draft = { replyId: z.string(), version: z.number(), text: z.string() };
const deskSchema = z.object({
  ...draft,
  original: z.string(),
  newer: z.exactOptional(z.object(draft)),
  isGone: z.exactOptional(z.literal(true)),
});
const none = null;
const desks = createKept<DraftDesk | null>('draft', z.nullable(deskSchema), none);

/** The draft on the page with the edits to it, which are kept as all that a person has begun. */
export function useDraftDesk(draftReplyId: string | undefined, replies: Reply[], areKnown: boolean) {
  const key = useKeptKey();
  const desk = desks.use(key) ?? undefined;
  const found = replies.find((reply) => reply.replyId === draftReplyId);
  const waiting = found !== undefined && isOpen(found) ? found : undefined;
  // The chat tells of a draft before the list of replies has it.
  const isKnown = areKnown && (draftReplyId === undefined || found !== undefined);
  // While the bot thinks about a newer message there is no draft that waits, but this one can still be sent.
  const isStillOpen = replies.some((reply) => reply.replyId === desk?.replyId && isOpen(reply));
  const { replyId, version, text } = waiting ?? {};
  useEffect(() => {
    if (!isKnown) return;
    const now = desks.read(key) ?? undefined;
    if (now !== undefined && replyId === undefined && isEdited(now) && isStillOpen) return;
    const isThere = replyId !== undefined && version !== undefined && text !== undefined;
    const next = seen(now, isThere ? { replyId, version, text } : undefined);
    if (next !== now) desks.write(key, next ?? none);
  }, [key, isKnown, isStillOpen, replyId, version, text]);
  return { desk, put: (next: DraftDesk | undefined) => desks.write(key, next ?? none) };
}
