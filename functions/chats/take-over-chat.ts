import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { TakingDeps } from './chats-deps.ts';
import { showChat } from './get-chat.ts';
import { findSeller } from './known.ts';
import { takeInHand } from './take-in-hand.ts';

/** A takeover may be prolonged by anybody and is never shortened: for that there is the release. */
export async function takeOverChat(
  { params, body, principal, audit }: Call<typeof chatsRoutes.takeOverChat>,
  deps: TakingDeps,
): Promise<Answer<typeof chatsRoutes.takeOverChat>> {
  const seller = await findSeller(params.sellerId, deps);
  const minutes = body?.minutes ?? seller.settings.takeoverMinutes;
  audit.minutes = minutes;
  const until = deps.now() + minutes * 60_000;
  await takeInHand(params, { until, by: principal.userId, settings: seller.settings }, deps);
  return showChat(params, deps);
}
