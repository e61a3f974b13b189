import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { ChatRef } from '../../shared/store/chat.ts';
import type { ChatHead } from '../../shared/store/chat-cards.ts';
import { logPositionSchema } from '../../shared/store/chat-log.ts';
import { decodeCursor, encodeCursor } from '../../shared/store/cursor.ts';
import { asOf } from './as-of.ts';
import { iso } from './chat-view.ts';
import type { ReadingDeps } from './chats-deps.ts';
import { unknownChat } from './known.ts';
import { type MessageView, messageOf, outgoingOf } from './message-view.ts';

/** A webhook that was lost, or waited in a queue, tells of messages that are older than the news of them. */
const LATE_MS = 3_600_000;

/**
 * The log of a chat, the newest first, and on its first page what people wrote through us and is not sent. Asked for what is
 * new, it costs one small read while nothing is.
 */
export async function listMessages(
  { params, query }: Call<typeof chatsRoutes.listMessages>,
  deps: ReadingDeps,
): Promise<Answer<typeof chatsRoutes.listMessages>> {
  const now = deps.now();
  const head = await deps.cards.head(params, { isConsistent: false });
  if (head === undefined) throw unknownChat();
  const since = query.updatedSince === undefined ? undefined : Date.parse(query.updatedSince);
  if (since !== undefined && isUnchanged(head, since)) return { items: [], asOf: asOf(now) };

  const position = decodeCursor(query.cursor, logPositionSchema);
  const [page, unsent] = await Promise.all([
    deps.chatLog.page(params, { limit: query.limit, position }),
    position === undefined ? listUnsent(params, now, deps) : [],
  ]);
  const oldest = since === undefined ? '' : iso(since - LATE_MS);
  const items = page.entries.map(messageOf);
  const wanted = items.filter(({ at }) => at >= oldest);
  const isDone = page.next === undefined || wanted.length < items.length;
  return {
    items: [...unsent, ...wanted],
    ...(isDone ? {} : { nextCursor: encodeCursor(page.next) }),
    asOf: asOf(now),
  };
}

/** An open turn stands in the index under the time it began: whether it has grown since, that does not tell. */
function isUnchanged({ chat, changedAt }: ChatHead, since: number): boolean {
  return chat.state !== 'answering' && Date.parse(changedAt) < since;
}

async function listUnsent(chat: ChatRef, now: number, { outgoing }: ReadingDeps): Promise<MessageView[]> {
  const recent = await outgoing.recent(chat, { isConsistent: false });
  return recent
    .filter(({ state }) => state === 'sending')
    .map((message) => outgoingOf(message, message.text ?? '', now))
    .sort((left, right) => (left.at < right.at ? 1 : -1));
}
