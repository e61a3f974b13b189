import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ChatRef } from '../../shared/store/chat.ts';
import type { ErasingDeps } from './chats-deps.ts';
import { findChat } from './known.ts';

/** What one call removes at most: some seconds of work, of the thirty that a call may take. */
export const MOST_AT_ONCE = 5_000;

/** Erases a chat as far as one call comes. */
export async function eraseChat(
  { params }: Call<typeof chatsRoutes.eraseChat>,
  deps: ErasingDeps,
): Promise<Answer<typeof chatsRoutes.eraseChat>> {
  const { isDone } = await eraseOne(params, MOST_AT_ONCE, deps);
  return { isDone };
}

/**
 * Removes up to about `most` things of what a chat holds, and at the end all that told whose it was. Safe to repeat, and to be ended
 * anywhere: until it is done the chat is still there and can be erased again. Throws not-found `chat-unknown`, or a conflict
 * `chat-busy` while the bot answers it or the buyer writes.
 */
export async function eraseOne(
  ref: ChatRef,
  most: number,
  deps: ErasingDeps,
): Promise<{ removed: number; isDone: boolean }> {
  const chat = await findChat(ref, deps);
  const erasure = await deps.chatErasure.begin(chat, deps.now());
  if (erasure === undefined) throw busy();
  const { removed, isDone } = await deps.chatErasure.removeContents(erasure, most);
  if (!isDone) return { removed, isDone };
  const isLeft = await deps.chatErasure.end(erasure);
  if (isLeft && chat.buyerId !== undefined) await deps.buyerChats.remove(ref, chat.buyerId);
  return { removed, isDone };
}

/** An answer takes seconds; a worker that died holds its chat for a minute. */
const BUSY_SECONDS = 10;

function busy(): AppError {
  return new AppError('conflict', {
    code: 'chat-busy',
    message: 'the bot is answering this chat, or its buyer writes just now: try again in some seconds',
    retryAfterSeconds: BUSY_SECONDS,
  });
}
