import { notify } from '../../shared/notices/notify.ts';
import { ceilingCrossed } from '../../shared/sellers/daily-ceiling.ts';
import { localTime } from '../../shared/sellers/time-zone.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import type { AnswerDeps } from './turn.ts';

/**
 * Tells the seller when a decision brings the day's cost to four fifths of his ceiling, or to all of it. The notice is one for the day:
 * whoever decides the same turn again tells the same.
 */
export async function noteSpending(
  seller: Seller,
  { before, cost }: { before: number; cost: number },
  deps: Pick<AnswerDeps, 'now' | 'noticeQueue' | 'log' | 'measure'>,
): Promise<void> {
  const { settings } = seller;
  const type = ceilingCrossed(settings, before, before + cost);
  if (type === undefined) return;
  const at = deps.now();
  const { date: day } = localTime(settings.timeZone, at);
  const ceilingMicroUsd = settings.dailyCeilingMicroUsd ?? 0;
  await notify(seller, { type, at, day, spentMicroUsd: before + cost, ceilingMicroUsd }, deps);
}
