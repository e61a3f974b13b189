import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import type { SellersDeps } from './deps.ts';
import { findSeller, findStayingSeller } from './find-seller.ts';
import { removeOurSubscriptions } from './remove-our-subscriptions.ts';

export async function disconnectAvito(
  { params, audit }: Call<typeof sellersRoutes.disconnectAvito>,
  deps: SellersDeps,
): Promise<Answer<typeof sellersRoutes.disconnectAvito>> {
  await findStayingSeller(params.sellerId, deps);
  const done = await disconnect(params.sellerId, deps);
  Object.assign(audit, done);
  return done;
}

/**
 * Ends what a seller has with Avito: subscription, keys, account. Chats stay.
 *
 * Running it twice is safe, and so is going on after a crash: work ends first, and the account is forgotten last, for
 * until then it tells what is left to be done. What Avito does not confirm holds nothing up.
 */
export async function disconnect(sellerId: string, deps: SellersDeps): Promise<{ isWebhookRemoved: boolean }> {
  return deps.exclusively(sellerId, async () => {
    const seller = await findSeller(sellerId, deps);
    const isWebhookRemoved = await removeOurSubscriptions(seller, deps);
    await deps.connections.suspend(sellerId, deps.now());
    await deps.credentialsOf(sellerId).remove();
    if (seller.avitoUserId !== undefined) await deps.avitoAccounts.release(seller.avitoUserId, sellerId);
    await deps.connections.forgetAccount(sellerId, deps.now());
    return { isWebhookRemoved };
  });
}
