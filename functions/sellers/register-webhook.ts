import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { asSeller } from './as-seller.ts';
import type { SellersDeps } from './deps.ts';
import { findStayingSeller } from './find-seller.ts';
import { registerSubscription } from './register-subscription.ts';
import { webhookAnswer } from './webhook-view.ts';

/** Where a change of the secret was left half-way, this ends it. */
export async function registerWebhook(
  { params, body, audit }: Call<typeof sellersRoutes.registerWebhook>,
  deps: SellersDeps,
): Promise<Answer<typeof sellersRoutes.registerWebhook>> {
  const { seller, subscriptions } = await deps.exclusively(params.sellerId, async () => {
    const found = await findStayingSeller(params.sellerId, deps);
    return asSeller(found, deps, () => registerSubscription(found, body.replaceOthers ? 'replace' : 'refuse', deps));
  });
  audit.replaceOthers = body.replaceOthers;
  return webhookAnswer(seller, subscriptions);
}
