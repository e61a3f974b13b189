import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { ReviewingDeps } from './chats-deps.ts';
import { changedMeanwhile, findChat, findReply } from './known.ts';
import { etagOf, replyOf } from './reply-view.ts';
import { checkVersion, notADraft } from './review-conflicts.ts';

/** Drops a draft: its turn ends in silence. Asking twice writes the same again. */
export async function dismissReply(
  { params, principal, request, response }: Call<typeof chatsRoutes.dismissReply>,
  deps: ReviewingDeps,
): Promise<Answer<typeof chatsRoutes.dismissReply>> {
  const chat = await findChat(params, deps);
  const found = await findReply(params, params.replyId, deps);
  const isRepeated = found.state === 'silent' && found.dismissal?.by === principal.userId;
  if (!isRepeated && found.state !== 'draft') throw notADraft();
  if (!isRepeated) checkVersion(found, request.ifMatch);
  const reply = isRepeated ? found : await deps.reviews.dismiss(found, { by: principal.userId, at: deps.now() });
  if (reply === undefined) throw changedMeanwhile();
  const { sellerId, chatId } = params;
  await deps.chats.endDraft({
    sellerId,
    chatId,
    seq: reply.seq,
    callsHuman: chat.handedOffAt !== undefined,
    now: deps.now(),
  });
  response.headers.etag = etagOf(reply);
  return replyOf(reply);
}
