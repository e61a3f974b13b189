import type { SellerSettings } from '../../../shared/sellers/settings.ts';

/** Roubles, as the bot counts them: dear things are bargained over in round sums. */
const ROUND_SUM = 50;
const ROUND_FROM = 10_000;

export interface BargainingExample {
  /** What the bot offers a buyer who keeps asking, in roubles, the first offer first. */
  offers: number[];
  /** Roubles: never below. */
  floor: number;
}

/**
 * What bargaining looks like with these rules, for a listing of this price. The page may not load the bot's own arithmetic; a test
 * holds the two together.
 */
export function bargainingExample(price: number, rules: SellerSettings['bargaining']): BargainingExample {
  const floor = Math.ceil((price * rules.floorPercent) / 100);
  const offers: number[] = [];
  let before = price;
  if (!rules.isAllowed || !(rules.stepPercent > 0)) return { offers, floor };
  while (offers.length < rules.rounds && before > floor) {
    before = lower(before, price, floor, rules.stepPercent);
    offers.push(before);
  }
  return { offers, floor };
}

function lower(before: number, price: number, floor: number, stepPercent: number): number {
  const exact = Math.ceil(before - (price * stepPercent) / 100);
  const rounded = Math.ceil(exact / ROUND_SUM) * ROUND_SUM;
  return Math.max(floor, price >= ROUND_FROM && rounded < before ? rounded : exact);
}
