import { isAppError } from '../../shared/errors/app-error.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { ownerOf } from '../../shared/webhooks/our-subscriptions.ts';
import type { SellersDeps } from './deps.ts';

type RemoveDeps = Pick<SellersDeps, 'avitoFor' | 'webhookKey' | 'publicUrl' | 'log'>;

/**
 * Has Avito deliver no longer to this seller's webhook, of whatever version. Best effort: false when Avito did not do it;
 * then its deliveries are parked and forgotten, and the seller can remove the subscription at Avito.
 */
export async function removeOurSubscriptions(seller: Seller, deps: RemoveDeps): Promise<boolean> {
  // Never connected, or disconnected before: nothing of ours can be there, and nobody could look.
  if (seller.avitoUserId === undefined) return true;
  try {
    await unsubscribeOurs(seller, deps);
    return true;
  } catch (error) {
    if (!isAppError(error)) throw error;
    deps.log.warn('webhook not removed', { sellerId: seller.sellerId, code: error.code });
    return false;
  }
}

/** Throws what Avito's client throws. Others' subscriptions stay. */
export async function unsubscribeOurs(seller: Seller, deps: Omit<RemoveDeps, 'log'>): Promise<void> {
  const avito = deps.avitoFor(seller);
  const identity = { publicUrl: deps.publicUrl, key: await deps.webhookKey(), sellerId: seller.sellerId };
  for (const { url } of await avito.listSubscriptions()) {
    if (ownerOf(url, identity).kind === 'ours') await avito.unsubscribeWebhook(url);
  }
}
