import { skipSpace, type Token } from '../guards/tokens.ts';

/** What `findDigitRuns` finds, as far as it matters here. */
export interface DigitGroup {
  digits: string;
  /** First token, and the first after it. */
  from: number;
  to: number;
  /** What stood between the group before and this one. */
  separator: string;
}

export function digitsOf(groups: DigitGroup[]): string {
  return groups.map(({ digits }) => digits).join('');
}

/** How many digits each group has: «912 345-67-89» is `3322`. */
export function shapeOf(groups: DigitGroup[]): string {
  return groups.map(({ digits }) => (digits.length > 9 ? '+' : digits.length)).join('');
}

/** «8 900 000 – 9 100 000»: numbers whose thousands are parted, and nothing else. */
export function areAmounts(groups: DigitGroup[]): boolean {
  return /^(?:[123]3+)+$/.test(shapeOf(groups));
}

/** «80, 86, 92, 98», «850 900 1000»: they go up, and stay near each other. */
export function areSizes(groups: DigitGroup[]): boolean {
  const sizes = groups.map(({ digits }) => Number(digits));
  const [least = 0, most = 0] = [sizes[0], sizes.at(-1)];
  const goUp = sizes.every((size, place) => place === 0 || size > (sizes[place - 1] ?? 0));
  const areRound = sizes.every((size) => size % 5 === 0);
  return sizes.length >= 3 && goUp && most <= least * 2.5 && (sizes.length >= 4 || areRound);
}

/** «890*1200*2100», «2000/900/450». */
export function areDimensions(groups: DigitGroup[]): boolean {
  const [first, ...others] = groups;
  return (
    others.length > 0 &&
    (first?.digits.length ?? 0) > 1 &&
    others.every(({ separator }) => /^\s?[*/×·]\s?$/u.test(separator))
  );
}

/**
 * Groups in words may be parted in another way: «пятьсот сорок два» is 542, or 500 and 42. One list for each group that may, with that
 * one parted.
 */
export function partedOtherwise(groups: DigitGroup[], tokens: Token[]): DigitGroup[][] {
  return groups.flatMap((group, place) => {
    const parts = partHundreds(group, tokens);
    return parts === undefined ? [] : [[...groups.slice(0, place), ...parts, ...groups.slice(place + 1)]];
  });
}

function partHundreds(group: DigitGroup, tokens: Token[]): DigitGroup[] | undefined {
  const value = Number(group.digits);
  const isInWords = tokens[group.from]?.kind === 'word';
  if (!isInWords || group.digits.length !== 3 || value % 100 === 0) return undefined;
  const middle = skipSpace(tokens, group.from + 1);
  return [
    { ...group, digits: String(value - (value % 100)), to: group.from + 1 },
    { digits: String(value % 100), from: middle, to: group.to, separator: ' ' },
  ];
}
