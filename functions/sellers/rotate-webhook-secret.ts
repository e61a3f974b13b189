import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { asSeller } from './as-seller.ts';
import type { SellersDeps } from './deps.ts';
import { findStayingSeller } from './find-seller.ts';
import { type Registered, refuseOthers, registerSubscription } from './register-subscription.ts';
import { lostRace } from './seen-version.ts';
import { lookAtSubscriptions, webhookAnswer } from './webhook-view.ts';

/**
 * Replaces the webhook's secret. From the first write on the new version and the one before are both good; the one before
 * ends when Avito lists the new and the old is unsubscribed. After a crash or a refusal of Avito's nothing is lost in
 * between, and calling it again goes on with the version that was begun.
 */
export async function rotateWebhookSecret(
  { params, audit }: Call<typeof sellersRoutes.rotateWebhookSecret>,
  deps: SellersDeps,
): Promise<Answer<typeof sellersRoutes.rotateWebhookSecret>> {
  const { seller, subscriptions } = await deps.exclusively(params.sellerId, async () => {
    const found = await findStayingSeller(params.sellerId, deps);
    return asSeller(found, deps, () => rotate(found, deps));
  });
  audit.secretVersion = seller.webhookSecretVersion;
  return webhookAnswer(seller, subscriptions);
}

async function rotate(found: Seller, deps: SellersDeps): Promise<Registered> {
  const isWanted = found.webhookStatus !== 'off';
  if (isWanted) await lookBefore(found, deps);
  const begun =
    found.previousWebhookSecretVersion === undefined ? await deps.connections.beginSecretChange(found) : found;
  if (begun === undefined) throw lostRace(undefined);
  if (isWanted) return registerSubscription(begun, 'keep', deps);
  // Nothing is registered, but an old secret may have leaked: it ends all the same.
  const ended = (await deps.connections.endSecretChange(begun, 'off')) ?? begun;
  return { seller: ended, subscriptions: await lookAtSubscriptions(ended, deps) };
}

/**
 * Where ours is listed beside others, Avito keeps both, and a new one of ours takes nothing from them. Where only others are
 * left, ours would replace them: then nothing is begun.
 */
async function lookBefore(seller: Seller, deps: SellersDeps): Promise<void> {
  const subscriptions = await lookAtSubscriptions(seller, deps);
  if (!subscriptions.some(({ owner }) => owner.kind === 'ours')) refuseOthers(subscriptions);
}
