import type { PossibleAmount } from '../../ai/guards/money-amounts.ts';

/**
 * What a buyer means by a number in the talk about a price: people leave the thousands out, so of what it may mean the highest
 * that is no more than the price («за 20» is 20 000 of a thing for 24 500, «за 500» is 500). `undefined`: it is more than the price.
 */
export function namedPrice(amount: PossibleAmount, price: number): number | undefined {
  return highest(amount, price);
}

/** What he wants taken off, which is no more than half of the price: «скиньте 2», «минус 500». */
export function namedReduction(amount: PossibleAmount, price: number): number | undefined {
  return highest(amount, price / 2) ?? highest(amount, price);
}

function highest({ value, readings, hasCurrency, scale }: PossibleAmount, most: number): number | undefined {
  const meant = hasCurrency || scale === 'sure' ? [value, ...readings.slice(1)] : readings;
  const fitting = meant.filter((reading) => reading <= most);
  return fitting.length === 0 ? undefined : Math.max(...fitting);
}
