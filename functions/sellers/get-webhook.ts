import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { asSeller } from './as-seller.ts';
import type { SellersDeps } from './deps.ts';
import { findSeller } from './find-seller.ts';
import { lookAtSubscriptions, webhookAnswer } from './webhook-view.ts';

export async function getWebhook(
  { params }: Call<typeof sellersRoutes.getWebhook>,
  deps: SellersDeps,
): Promise<Answer<typeof sellersRoutes.getWebhook>> {
  const seller = await findSeller(params.sellerId, deps);
  return webhookAnswer(seller, await asSeller(seller, deps, () => lookAtSubscriptions(seller, deps)));
}
