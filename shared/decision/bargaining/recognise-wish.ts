import { acceptsIn, asksForLess } from './haggling.ts';
import { offersIn } from './offers-in.ts';
import { readText } from './read-text.ts';

/** What a buyer asks about the price: to pay an amount of roubles, to pay less, or that he takes what was offered. */
export type Wish = { kind: 'offer'; amount: number } | { kind: 'asks-discount' } | { kind: 'accepts' };

interface PriceTalk {
  /** The buyer's messages of a turn. */
  texts: string[];
  /** Roubles, the listing's. Without it there is nothing to bargain about. */
  price: number | undefined;
  /** Roubles; our offer that stands. */
  lastOffer: number | undefined;
}

/**
 * What a buyer wants of the price in this turn, or `undefined` where he asks nothing of the kind. Of several offers the last one
 * counts. The price itself, or more, is no offer; amounts of other things (delivery, sizes, a shop elsewhere) are none either.
 */
export function recogniseWish({ texts, price, lastOffer }: PriceTalk): Wish | undefined {
  if (price === undefined || price <= 0) return undefined;
  const read = texts.map(readText);
  const offers = read.flatMap((text) => offersIn(text, { price, lastOffer }));
  const amount = offers.at(-1);
  if (amount !== undefined && amount === lastOffer) return { kind: 'accepts' };
  if (amount !== undefined) return { kind: 'offer', amount };
  if (read.some(({ clauses }) => asksForLess(clauses))) return { kind: 'asks-discount' };
  return lastOffer !== undefined && acceptsIn(read) ? { kind: 'accepts' } : undefined;
}
