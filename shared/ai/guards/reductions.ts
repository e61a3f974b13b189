import { type Clause, clauseAt } from './clauses.ts';
import type { Amount } from './money-amounts.ts';
import { findNumbers } from './numbers.ts';
import { skipSpace, type Token, textOf } from './tokens.ts';

/** What is taken off a price other than by an amount. */
export interface Reduction {
  kind: 'percent' | 'share';
  /** Per cent; of a share, not a number. */
  value: number;
  /** The clause itself says that it goes off a price; otherwise it only answers one who asks for that. */
  isSaid: boolean;
  /** The word that says the share. */
  word: string;
  /** First token, and the first after it. */
  from: number;
  to: number;
  fragment: string;
}

/** Right before an amount these take it off: «минус 500», «скину 500», «скидка 500». */
const TAKING =
  /^(?:минус|минусую|вычет\p{L}{0,2}|вычт\p{L}{1,3}|отн[ия]м\p{L}{1,3}|скин\p{L}{1,5}|скид\p{L}{1,6}|сброс\p{L}{1,4}|сброш\p{L}{1,3}|уступ\p{L}{1,5}|подвин\p{L}{1,5}|двинусь|срежу|срежем|откин\p{L}{1,3}|уценк\p{L}|уцен\p{L}{1,3}|minus|off|discount)$/u;
const LOWERING =
  /^(?:сниж\p{L}{1,3}|сниз\p{L}{1,4}|опущ\p{L}{1,3}|опуст\p{L}{1,4}|упад\p{L}{1,2}|пада\p{L}{1,3}|подвин\p{L}{1,5})$/u;
const LESS =
  /^(?:дешевле|меньше|ниже|скидк\p{L}|скидочк\p{L}|скину|скинем|уступлю|уступим|сброшу|сбросим|cheaper|less|off)$/u;
/** An amount behind one of these is what is left, not what goes. */
const TARGET = /^(?:до|за|по|от|to)$/u;
const PRICE = /^(?:цен\p{L}{0,3}|стоимост\p{L}{0,2}|сумм\p{L}{0,2}|прайс\p{L}?|price)$/u;
const SHARE = /^(?:половин\p{L}{1,3}|треть|трети|четверть|четверти|полцены|полстоимости|полсуммы|half)$/u;
const TIMES = /^(?:вдвое|втрое|вчетверо|впятеро)$/u;

/** The amounts of a text that are taken off a price: «минус 500», «скину 500», «на тысячу дешевле», «за вычетом 500». */
export function takenOff(tokens: Token[], amounts: Amount[]): Amount[] {
  return amounts.filter(({ from, end }) => {
    const [before = '', second = '', third = ''] = wordsFrom(tokens, from - 1, -1);
    const [after = '', afterNext = ''] = wordsFrom(tokens, behindShortening(tokens, end), 1);
    if (hasMinus(tokens, from) || TAKING.test(before)) return true;
    if (TARGET.test(before)) return false;
    if (LESS.test(after)) return true;
    if (before !== 'на') return TAKING.test(second) && !TARGET.test(third) && before !== 'в';
    return (
      [second, third].some((word) => TAKING.test(word) || LOWERING.test(word) || LESS.test(word)) ||
      LESS.test(afterNext)
    );
  });
}

/**
 * Per cents and parts that are taken off a price: «скидка 10%», «полцены», «на треть дешевле», «в два раза дешевле». Where a buyer asks
 * for something off, every per cent is one.
 */
export function sharesOff(tokens: Token[], clauses: Clause[], isAskedFor = false): Reduction[] {
  return [...percentsOff(tokens, clauses, isAskedFor), ...partsOff(tokens, clauses)];
}

/** Whether a buyer's words speak of something off, so that a bare per cent answers them. */
export function asksForReduction(words: string[]): boolean {
  return words.some((word) => TAKING.test(word) || LESS.test(word));
}

/** Of a clause that speaks of a discount, or of one that answers a wish for it. */
function percentsOff(tokens: Token[], clauses: Clause[], isAskedFor: boolean): Reduction[] {
  return findNumbers(tokens).flatMap(({ value, from, to }) => {
    const at = skipSpace(tokens, to);
    const sign = tokens[at]?.text ?? '';
    if (sign !== '%' && !/^(?:процент|percent|проц$)/u.test(sign)) return [];
    const { words = [] } = clauses[clauseAt(clauses, from)] ?? {};
    const isSaid =
      hasMinus(tokens, from) ||
      words.some(
        (word) =>
          TAKING.test(word) || LESS.test(word) || LOWERING.test(word) || /^(?:кэшб|кешб|дам$|дадим$)/u.test(word),
      );
    return isSaid || isAskedFor
      ? [
          {
            kind: 'percent' as const,
            value,
            isSaid,
            word: '',
            from,
            to: at + 1,
            fragment: textOf(tokens, from, at + 1),
          },
        ]
      : [];
  });
}

function partsOff(tokens: Token[], clauses: Clause[]): Reduction[] {
  return tokens.flatMap(({ kind, text }, at) => {
    if (kind !== 'word') return [];
    const { words = [] } = clauses[clauseAt(clauses, at)] ?? {};
    const [after = '', next = ''] = wordsFrom(tokens, at + 1, 1);
    const isLess = words.some((word) => LESS.test(word) || TAKING.test(word) || LOWERING.test(word));
    const isPart =
      /^(?:полцены|полстоимости|полсуммы|полцена)$/u.test(text) ||
      (SHARE.test(text) && (isLess || PRICE.test(after) || PRICE.test(next))) ||
      (text === 'пол' && PRICE.test(after)) ||
      (TIMES.test(text) && isLess) ||
      (/^раза?$/u.test(text) && isLess) ||
      (text === 'цене' && /^(?:одно\p{L}{1,2}|двух|one)$/u.test(after));
    const fragment = textOf(tokens, at - 2, at + 3);
    return isPart
      ? [{ kind: 'share' as const, value: Number.NaN, isSaid: true, word: text, from: at, to: at + 1, fragment }]
      : [];
  });
}

/** «500 руб. скину»: that full stop ends nothing. */
function behindShortening(tokens: Token[], end: number): number {
  return tokens[end]?.text === '.' && /^(?:руб|р|p|тыс|млн)$/u.test(tokens[end - 1]?.text ?? '') ? end + 1 : end;
}

/** «-500», «− 500», not the dash of «4000-500» or «цена - 500». */
function hasMinus(tokens: Token[], from: number): boolean {
  const sign = tokens[from - 1];
  const before = tokens[from - 2];
  return sign?.kind === 'mark' && '-−–'.includes(sign.text) && (before === undefined || before.kind === 'space');
}

/** At most three, within the clause as far as marks tell. */
function wordsFrom(tokens: Token[], start: number, step: 1 | -1): string[] {
  const words: string[] = [];
  for (let at = start; words.length < 3 && Math.abs(at - start) < 8; at += step) {
    const token = tokens[at];
    if (token === undefined || (token.kind === 'mark' && '.,!?;:()'.includes(token.text))) break;
    if (token.kind === 'word') words.push(token.text);
  }
  return words;
}
