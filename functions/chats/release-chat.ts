import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { TakingDeps } from './chats-deps.ts';
import { showChat } from './get-chat.ts';
import { changedMeanwhile, findChat } from './known.ts';

const ATTEMPTS = 4;

/** The bot answers again from the buyer's next message on. A chat that nobody has taken stays as it is. */
export async function releaseChat(
  { params }: Call<typeof chatsRoutes.releaseChat>,
  deps: TakingDeps,
): Promise<Answer<typeof chatsRoutes.releaseChat>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const chat = await findChat(params, deps);
    const isFree = chat.takeoverUntil === undefined && chat.handedOffAt === undefined && chat.state !== 'needs-human';
    if (isFree || (await deps.chats.release(chat, deps.now())) !== undefined) return showChat(params, deps);
  }
  throw changedMeanwhile();
}
