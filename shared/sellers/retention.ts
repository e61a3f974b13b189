import type { SellerSettings } from './settings.ts';

/** Unix seconds of the year 9999: DynamoDB removes nothing that has so long to live, and what is kept for ever has a time like all else. */
const NEVER = 253_402_300_799;

/** Unix seconds at which what was said at a time (unix milliseconds) is to go, as the seller has chosen. */
export function expiryOf({ retentionDays }: Pick<SellerSettings, 'retentionDays'>, at: number): number {
  return retentionDays === 0 ? NEVER : Math.floor(at / 1_000) + retentionDays * 86_400;
}
