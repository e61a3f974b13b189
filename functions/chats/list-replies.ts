import * as z from 'zod';
import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { decodeCursor, encodeCursor } from '../../shared/store/cursor.ts';
import type { ReadingDeps } from './chats-deps.ts';
import { unknownChat } from './known.ts';
import { replyOf } from './reply-view.ts';

const positionSchema = z.int().min(1).max(9_999_999_999);

export async function listReplies(
  { params, query }: Call<typeof chatsRoutes.listReplies>,
  deps: ReadingDeps,
): Promise<Answer<typeof chatsRoutes.listReplies>> {
  const before = decodeCursor(query.cursor, positionSchema);
  const head = await deps.cards.head(params, { isConsistent: false });
  if (head === undefined) throw unknownChat();
  const replies = await deps.replies.newest(params, query.limit + 1, before);
  const shown = replies.slice(0, query.limit);
  return {
    items: shown.map(replyOf),
    ...(replies.length > shown.length ? { nextCursor: encodeCursor(shown.at(-1)?.seq) } : {}),
  };
}
