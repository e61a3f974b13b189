import type { SellerSettings } from './settings.ts';

export interface Haggle {
  /** Roubles, the listing's. */
  price: number;
  /** Roubles; the lowest price of this very listing, where the seller gave one. It comes before the seller's percentage. */
  floorPrice?: number | undefined;
  /** Our offers in this chat so far, in roubles, the first one first. */
  offers: number[];
  /** Roubles; what the buyer wants to pay, where he named a price. */
  buyersOffer?: number | undefined;
}

/**
 * `none`: the price stands. `accept`: the buyer's own price is good. `offer`: one round lower. `last`: the offer that was made last
 * stands, there will be no lower one. Amounts in roubles.
 */
export type Bargain = { kind: 'none' } | { kind: 'accept' | 'offer' | 'last'; amount: number };

/** Roubles. */
const ROUND_SUM = 50;
const ROUND_FROM = 10_000;

/**
 * What may be offered to a buyer who asks for less. Only this decides amounts; the model words them. Zero means zero: no
 * rounds or no step is no discount, a floor of 0 is a floor. Never below the floor, never above the price, and never
 * above what was offered before. An offer that lies below a floor of today is not repeated.
 */
export function bargain(haggle: Haggle, rules: SellerSettings['bargaining']): Bargain {
  const { price, offers, buyersOffer } = haggle;
  const floor = floorOf(haggle, rules);
  if (!rules.isAllowed || rules.rounds === 0 || rules.stepPercent === 0 || floor >= price) return { kind: 'none' };

  const before = Math.min(price, ...offers);
  if (before < floor) return { kind: 'none' };
  const isOver = offers.length >= rules.rounds || before <= floor;
  const next = isOver ? before : lower(before, price, floor, rules);
  if (buyersOffer !== undefined && buyersOffer >= next)
    return { kind: 'accept', amount: Math.min(buyersOffer, before) };
  return { kind: isOver ? 'last' : 'offer', amount: next };
}

/** The lowest price in roubles. Rounded up: half a rouble below the floor is below the floor. */
export function floorOf(
  { price, floorPrice }: Pick<Haggle, 'price' | 'floorPrice'>,
  { floorPercent }: SellerSettings['bargaining'],
): number {
  return floorPrice ?? Math.ceil((price * floorPercent) / 100);
}

/** Dear things are bargained over in round sums; rounded up, so that it is never more than the step. */
function lower(before: number, price: number, floor: number, { stepPercent }: SellerSettings['bargaining']): number {
  const exact = Math.ceil(before - (price * stepPercent) / 100);
  const rounded = Math.ceil(exact / ROUND_SUM) * ROUND_SUM;
  return Math.max(floor, price >= ROUND_FROM && rounded < before ? rounded : exact);
}
