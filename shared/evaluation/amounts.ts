import { plain } from './plain.ts';

const NUMBER = String.raw`(?<![\d.,:])(\d+(?:[.,]\d+)?)`;
/** «к» and «т» count only where money is meant for certain: «4к экран» is none. */
const SCALE = String.raw`(?: ?(тыс(?:яч[аиу]?|\.)?|млн\.?|миллион(?:а|ов)?|к(?= ?(?:₽|р(?:уб|\.|$| )))|т(?=\. ?р)))?`;
const ROUBLES = String.raw`(?:\.? ?(?:₽|руб|rub|р(?:\.|(?![\p{L}\p{N}]))))`;
const MONEY = new RegExp(`${NUMBER}${SCALE}(${ROUBLES})?`, 'gu');

/** The amounts of money a text names in digits, in roubles: «24 500 ₽», «24,5 тыс.», «500 рублей». */
export function amountsIn(text: string): number[] {
  return Array.from(plain(text).matchAll(MONEY), ([, digits = '', scale, unit]) =>
    scale === undefined && unit === undefined ? undefined : scaled(digits, scale),
  ).filter((amount) => amount !== undefined);
}

/** Every number of a text, with and without a unit. */
export function numbersIn(text: string): number[] {
  return Array.from(plain(text).matchAll(MONEY), ([, digits = '', scale]) => scaled(digits, scale));
}

function scaled(digits: string, scale: string | undefined): number {
  const factor = scale === undefined ? 1 : /^м/u.test(scale) ? 1_000_000 : 1_000;
  return Math.round(Number(digits.replace(',', '.')) * factor * 100) / 100;
}
