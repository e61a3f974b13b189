import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError, isAppError } from '../../shared/errors/app-error.ts';
import type { ErasingDeps } from './chats-deps.ts';
import { eraseOne, MOST_AT_ONCE } from './erase-chat.ts';

/** Who has more than these is erased in several calls. */
const CHATS_AT_ONCE = 50;

/**
 * Erases all chats that a buyer has with the seller, as far as one call comes. A chat that is busy does not hold up the others: it is
 * left for the next call. Throws not-found `buyer-unknown` for whom there is nothing left to erase.
 */
export async function eraseBuyer(
  { params, audit }: Call<typeof chatsRoutes.eraseBuyer>,
  deps: ErasingDeps,
): Promise<Answer<typeof chatsRoutes.eraseBuyer>> {
  const { sellerId, buyerId } = params;
  const chatIds = await deps.buyerChats.list(params, CHATS_AT_ONCE);
  if (chatIds.length === 0) {
    throw new AppError('not-found', { code: 'buyer-unknown', message: 'nothing is kept of such a buyer here' });
  }
  let left = MOST_AT_ONCE;
  let erasedChats = 0;
  let isDone = chatIds.length < CHATS_AT_ONCE;
  for (const chatId of chatIds) {
    const step = left > 0 ? await tryToErase({ sellerId, chatId }, buyerId, left, deps) : 'later';
    if (step === 'later') isDone = false;
    else {
      left -= step.removed;
      if (step.isDone) erasedChats += 1;
      else isDone = false;
    }
  }
  audit.erasedChats = erasedChats;
  return { erasedChats, isDone };
}

async function tryToErase(
  ref: { sellerId: string; chatId: string },
  buyerId: string,
  most: number,
  deps: ErasingDeps,
): Promise<{ removed: number; isDone: boolean } | 'later'> {
  try {
    return await eraseOne(ref, most, deps);
  } catch (error) {
    if (isAppError(error) && error.code === 'chat-busy') return 'later';
    if (!isAppError(error, 'not-found')) throw error;
    // Its time had run out, or it was erased before: only the note of it is left.
    await deps.buyerChats.remove(ref, buyerId);
    return { removed: 0, isDone: true };
  }
}
