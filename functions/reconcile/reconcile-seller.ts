import { isAppError } from '../../shared/errors/app-error.ts';
import { notify } from '../../shared/notices/notify.ts';
import { refusedStatus } from '../../shared/sellers/avito-refusal.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { type BroughtIn, bringInMissing } from './bring-in-missing.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';
import { rescueTurns } from './rescue-turns.ts';
import { watchWebhook } from './watch-webhook.ts';

/** Every so many runs the slower checks: the subscription, and whether Avito serves a refused seller again. */
const SLOW_CHECK_MINUTES = 10;

export interface SellerReport {
  /** Since when the oldest buyer of this seller waits for the bot (unix milliseconds, `undefined` for none). */
  waitsSince: number | undefined;
  /** Why his chats could not be compared with Avito's history. */
  failure: unknown;
}

/** What the comparison with Avito's history saw. */
interface Comparison extends BroughtIn {
  isSubscriptionSeen: boolean;
}

/**
 * Looks after a seller's turns that nobody works on, then compares what we know of his chats with Avito's history and queues
 * what is missing. Avito's failure is reported, not thrown: it must not hide how long buyers wait.
 *
 * Running it twice is safe: it only queues, and everything it queues is deduplicated by whoever takes it.
 */
export async function reconcileSeller(seller: Seller, deps: ReconcileDeps): Promise<SellerReport> {
  if (seller.deletingSince !== undefined) return { waitsSince: undefined, failure: undefined };
  const waitsSince = await rescueTurns(seller, deps);
  const isSlowRun = Math.floor(deps.now() / 60_000) % SLOW_CHECK_MINUTES === 0;
  if (seller.avitoUserId === undefined || (seller.avitoStatus !== 'connected' && !isSlowRun)) {
    return { waitsSince, failure: undefined };
  }
  try {
    const seen = await compareWithAvito(seller, isSlowRun, deps);
    await noteHealth(seller, { waitsSince, seen }, deps);
    return { waitsSince, failure: undefined };
  } catch (failure) {
    await noteHealth(seller, { waitsSince, failure: isAppError(failure) ? failure.code : 'unexpected' }, deps);
    return { waitsSince, failure };
  }
}

async function noteHealth(
  { sellerId }: Seller,
  report: { waitsSince: number | undefined; seen?: Comparison | undefined; failure?: string },
  deps: ReconcileDeps,
): Promise<void> {
  const now = deps.now();
  await deps.health.note({
    sellerId,
    lookedAfterAt: now,
    reconciledAt: report.seen && now,
    failure: report.failure,
    oldestUnansweredAt: report.waitsSince,
    missedByWebhook: report.seen?.missed ?? 0,
    subscriptionSeenAt: report.seen?.isSubscriptionSeen ? now : undefined,
    lastWebhookAt: report.seen?.lastWebhookAt,
  });
}

/** `undefined` for a seller whom Avito refuses to serve: that is noted, and no failure of ours. */
async function compareWithAvito(
  seller: Seller,
  isSlowRun: boolean,
  deps: ReconcileDeps,
): Promise<Comparison | undefined> {
  try {
    const brought = await bringInMissing(seller, deps);
    // A write that finds nothing to change is paid for too, and this would be one a minute.
    if (seller.avitoStatus !== 'connected') {
      await deps.sellers.noteAvitoStatus(seller.sellerId, 'connected', deps.now());
    }
    const { missed } = brought;
    return { ...brought, isSubscriptionSeen: await watchWebhook(seller, { missed, isSlowRun }, deps) };
  } catch (error) {
    const status = refusedStatus(error);
    if (status === undefined) throw error;
    const now = deps.now();
    const isNews = await deps.sellers.noteAvitoStatus(seller.sellerId, status, now);
    if (isNews) {
      deps.log.error('seller cannot be served', { sellerId: seller.sellerId, status });
      await notify(seller, { type: 'avito.refused', at: now, status }, deps);
    }
    return undefined;
  }
}
