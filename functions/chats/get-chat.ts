import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { ChatRef } from '../../shared/store/chat.ts';
import { chatOf } from './chat-view.ts';
import type { ChatsDeps, ReadingDeps } from './chats-deps.ts';
import { unknownChat } from './known.ts';

export function getChat(
  { params }: Call<typeof chatsRoutes.getChat>,
  deps: ReadingDeps,
): Promise<Answer<typeof chatsRoutes.getChat>> {
  return showChat(params, deps);
}

/** A chat as it is now, for the endpoints that have changed it too. Throws not-found `chat-unknown`. */
export async function showChat(
  ref: ChatRef,
  { cards, now }: { cards: Pick<ChatsDeps['cards'], 'one'>; now(): number },
): Promise<Answer<typeof chatsRoutes.getChat>> {
  const card = await cards.one(ref);
  if (card === undefined) throw unknownChat();
  return chatOf(card, now());
}
