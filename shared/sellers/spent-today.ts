import type { Counts } from '../store/counts.ts';
import type { Seller } from '../store/sellers.ts';
import { startOfDay } from './daily-ceiling.ts';

/** What the model has cost the seller today, in millionths of a dollar. Read only where there is a ceiling; otherwise 0. */
export async function spentToday(
  { sellerId, settings }: Pick<Seller, 'sellerId' | 'settings'>,
  { counts, now }: { counts: Pick<Counts, 'hours'>; now(): number },
): Promise<number> {
  if (settings.dailyCeilingMicroUsd === null) return 0;
  const at = now();
  const hours = await counts.hours(sellerId, { from: startOfDay(settings, at), to: at });
  return hours.reduce((sum, { usage }) => sum + usage.costMicroUsd, 0);
}
