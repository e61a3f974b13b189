import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { answerSeller } from './answer-seller.ts';
import type { SellersDeps } from './deps.ts';
import { findStayingSeller } from './find-seller.ts';
import { checkSeen, lostRace } from './seen-version.ts';

export async function changeSeller(
  call: Call<typeof sellersRoutes.changeSeller>,
  deps: Pick<SellersDeps, 'sellers'>,
): Promise<Answer<typeof sellersRoutes.changeSeller>> {
  const { params, body, request, audit } = call;
  const seller = await findStayingSeller(params.sellerId, deps);
  checkSeen(request.ifMatch, seller.version);
  const name = body.name ?? seller.name;
  if (name === seller.name) return answerSeller(seller, call);
  const renamed = await deps.sellers.rename(seller, name);
  if (renamed === undefined) throw lostRace(request.ifMatch);
  audit.changed = { name: { from: seller.name, to: name } };
  return answerSeller(renamed, call);
}
