import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { ReviewingDeps } from './chats-deps.ts';
import { changedMeanwhile, findReply } from './known.ts';
import { etagOf, replyOf } from './reply-view.ts';
import { checkVersion, ratedAlready } from './review-conflicts.ts';

/** A rating may be changed by whoever gave it, and by others who say that they have seen it. */
export async function rateReply(
  { params, body, principal, request, response, audit }: Call<typeof chatsRoutes.rateReply>,
  deps: ReviewingDeps,
): Promise<Answer<typeof chatsRoutes.rateReply>> {
  const { isGood, correction, note } = body;
  audit.isGood = isGood;
  const found = await findReply(params, params.replyId, deps);
  checkVersion(found, request.ifMatch);
  const isOthers = found.rating !== undefined && found.rating.by !== principal.userId;
  if (isOthers && request.ifMatch === undefined) throw ratedAlready();
  const reply = await deps.reviews.rate(found, {
    isGood,
    ...(correction === undefined ? {} : { correction }),
    ...(note === undefined ? {} : { note }),
    by: principal.userId,
    at: deps.now(),
  });
  if (reply === undefined) throw changedMeanwhile();
  response.headers.etag = etagOf(reply);
  return replyOf(reply);
}
