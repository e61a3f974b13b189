import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { answerSeller } from './answer-seller.ts';
import type { SellersDeps } from './deps.ts';
import { findSeller } from './find-seller.ts';

export async function getSeller(
  call: Call<typeof sellersRoutes.getSeller>,
  deps: Pick<SellersDeps, 'sellers'>,
): Promise<Answer<typeof sellersRoutes.getSeller>> {
  return answerSeller(await findSeller(call.params.sellerId, deps), call);
}
