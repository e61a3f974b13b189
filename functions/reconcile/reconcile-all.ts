import { isAppError } from '../../shared/errors/app-error.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';
import { reconcileSeller } from './reconcile-seller.ts';

const AT_ONCE = 10;
/** Steps of the golden section fall into the largest gap left so far, whatever the number of sellers. */
const GOLDEN_SECTION = (Math.sqrt(5) - 1) / 2;

export interface ReconcileReport {
  sellers: number;
  failed: number;
  /** Sellers this run had no time for; the next one begins with others. */
  left: number;
}

/**
 * Reconciles every seller, several at once, until the deadline (unix milliseconds). Where a run cannot reach all, the start
 * moves on with every minute, so that none is left out for long. One seller's failure is his own.
 */
export async function reconcileAll(deadline: number, deps: ReconcileDeps): Promise<ReconcileReport> {
  const ids = await Array.fromAsync(deps.sellers.allIds());
  const start = Math.floor(((Math.floor(deps.now() / 60_000) * GOLDEN_SECTION) % 1) * ids.length);
  const queue = [...ids.slice(start), ...ids.slice(0, start)];
  const report: ReconcileReport = { sellers: 0, failed: 0, left: 0 };
  let oldest = Number.POSITIVE_INFINITY;

  const worker = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      if (deps.now() >= deadline) {
        report.left += 1;
        continue;
      }
      const since = await reconcileOne(id, report, deps);
      oldest = Math.min(oldest, since ?? oldest);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));

  const at = deps.now();
  const oldestUnansweredAt = Number.isFinite(oldest) ? oldest : undefined;
  deps.measure.seconds('OldestUnansweredSeconds', (at - (oldestUnansweredAt ?? at)) / 1_000);
  await deps.health.noteRun({ at, ...report, oldestUnansweredAt });
  return report;
}

async function reconcileOne(sellerId: string, report: ReconcileReport, deps: ReconcileDeps) {
  try {
    const seller = await deps.sellers.get(sellerId);
    report.sellers += 1;
    if (seller === undefined) return undefined;
    const { waitsSince, failure } = await reconcileSeller(seller, deps);
    if (failure !== undefined) noteFailure(sellerId, failure, report, deps);
    return waitsSince;
  } catch (error) {
    noteFailure(sellerId, error, report, deps);
    return undefined;
  }
}

function noteFailure(sellerId: string, error: unknown, report: ReconcileReport, deps: ReconcileDeps): void {
  report.failed += 1;
  // Avito's bad minutes are expected; the next run is a minute away.
  if (isAppError(error, 'transient')) deps.log.warn('seller not reconciled', { sellerId, code: error.code });
  else deps.log.error('seller not reconciled', { sellerId, error });
}
