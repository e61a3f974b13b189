import { refusedStatus } from '../../shared/sellers/avito-refusal.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { bringInMissing } from './bring-in-missing.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';
import { rescueTurns } from './rescue-turns.ts';
import { watchWebhook } from './watch-webhook.ts';

/** Every so many runs the slower checks: the subscription, and whether Avito serves a refused seller again. */
const SLOW_CHECK_MINUTES = 10;

/**
 * Compares what we know of a seller's chats with Avito's history and queues what is missing; looks after turns that nobody
 * works on; says since when the oldest buyer of this seller waits for the bot (unix milliseconds, `undefined` for none).
 *
 * Running it twice is safe: it only queues, and everything it queues is deduplicated by whoever takes it.
 */
export async function reconcileSeller(seller: Seller, deps: ReconcileDeps): Promise<number | undefined> {
  const isSlowRun = Math.floor(deps.now() / 60_000) % SLOW_CHECK_MINUTES === 0;
  if (seller.avitoUserId !== undefined && (seller.avitoStatus === 'connected' || isSlowRun)) {
    await compareWithAvito(seller, isSlowRun, deps);
  }
  return rescueTurns(seller, deps);
}

async function compareWithAvito(seller: Seller, isSlowRun: boolean, deps: ReconcileDeps): Promise<void> {
  try {
    const missed = await bringInMissing(seller, deps);
    await deps.sellers.noteAvitoStatus(seller.sellerId, 'connected', deps.now());
    await watchWebhook(seller, { missed, isSlowRun }, deps);
  } catch (error) {
    const status = refusedStatus(error);
    if (status === undefined) throw error;
    const isNews = await deps.sellers.noteAvitoStatus(seller.sellerId, status, deps.now());
    if (isNews) deps.log.error('seller cannot be served', { sellerId: seller.sellerId, status });
  }
}
