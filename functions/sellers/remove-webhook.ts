import type { Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { asSeller } from './as-seller.ts';
import type { SellersDeps } from './deps.ts';
import { findStayingSeller } from './find-seller.ts';
import { unsubscribeOurs } from './remove-our-subscriptions.ts';

/** Switched off before Avito is asked: otherwise reconcile would register it again in between. Running it twice is safe. */
export async function removeWebhook(
  { params }: Call<typeof sellersRoutes.removeWebhook>,
  deps: SellersDeps,
): Promise<undefined> {
  await deps.exclusively(params.sellerId, async () => {
    const seller = await findStayingSeller(params.sellerId, deps);
    await asSeller(seller, deps, async () => {
      await deps.connections.switchWebhookOff(seller.sellerId);
      await unsubscribeOurs(seller, deps);
    });
  });
}
