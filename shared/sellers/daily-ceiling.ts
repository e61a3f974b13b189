import type { SellerSettings } from './settings.ts';
import { localTime } from './time-zone.ts';

/** Whether the day's money is spent. Without a ceiling it never is; at a ceiling of 0 it always is. */
export function isCeilingReached(
  { dailyCeilingMicroUsd }: Pick<SellerSettings, 'dailyCeilingMicroUsd'>,
  spentMicroUsd: number,
): boolean {
  return dailyCeilingMicroUsd !== null && spentMicroUsd >= dailyCeilingMicroUsd;
}

/** Of the ceiling: here the seller is warned. */
const WARNED_AT = 0.8;

/** What a seller must be told when the day's cost rises from one sum to the other; nothing where it crosses no mark. */
export function ceilingCrossed(
  { dailyCeilingMicroUsd: ceiling }: Pick<SellerSettings, 'dailyCeilingMicroUsd'>,
  beforeMicroUsd: number,
  afterMicroUsd: number,
): 'ceiling.warning' | 'ceiling.reached' | undefined {
  if (ceiling === null || ceiling === 0 || beforeMicroUsd >= ceiling) return undefined;
  if (afterMicroUsd >= ceiling) return 'ceiling.reached';
  const mark = ceiling * WARNED_AT;
  return beforeMicroUsd < mark && afterMicroUsd >= mark ? 'ceiling.warning' : undefined;
}

/**
 * When the day began that the ceiling counts by: midnight on the seller's clock (unix milliseconds). On the two days of the
 * year on which clocks are set it may be off by that hour.
 */
export function startOfDay({ timeZone }: Pick<SellerSettings, 'timeZone'>, now: number): number {
  const { minutes } = localTime(timeZone, now);
  return Math.floor(now / 60_000 - minutes) * 60_000;
}
