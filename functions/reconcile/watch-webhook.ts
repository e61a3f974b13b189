import type { Seller } from '../../shared/store/sellers.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';

/**
 * Notices that Avito no longer delivers to us: messages that only reconcile found, or a subscription that is gone.
 * A new subscription may replace somebody else's without a word (avito-api 3.1), so a foreign one is reported and left
 * alone; only where nobody is subscribed do we subscribe again ourselves. Says whether Avito named our subscription.
 */
export async function watchWebhook(
  seller: Seller,
  run: { missed: number; isSlowRun: boolean },
  deps: ReconcileDeps,
): Promise<boolean> {
  if (seller.webhookStatus === 'off') return false; // messages are fetched, as the seller wants it
  if (run.missed > 0) {
    deps.measure.count('MessagesMissedByWebhook', run.missed);
    await note(seller, 'silent', deps);
  }
  if (!run.isSlowRun) return false;

  const ours = await deps.webhookUrlOf(seller);
  const subscriptions = await deps.avitoFor(seller).listSubscriptions();
  if (subscriptions.some(({ url }) => url === ours)) {
    if (run.missed === 0) await note(seller, 'ours', deps);
    return true;
  }
  if (subscriptions.length === 0) {
    await deps.avitoFor(seller).subscribeWebhook(ours);
    deps.log.warn('the webhook subscription was gone and is registered again', { sellerId: seller.sellerId });
  } else {
    await note(seller, 'lost', deps);
  }
  return false;
}

async function note(
  { sellerId }: Seller,
  status: Exclude<Seller['webhookStatus'], 'off'>,
  deps: ReconcileDeps,
): Promise<void> {
  const isNews = await deps.sellers.noteWebhook(sellerId, status);
  if (!isNews) return;
  if (status === 'ours') deps.log.info('the webhook delivers again', { sellerId });
  else deps.log.warn('the webhook does not deliver', { sellerId, status });
}
