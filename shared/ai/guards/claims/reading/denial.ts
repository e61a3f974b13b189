import type { Token } from '../../tokens.ts';
import { isQuality, isVerb } from '../words/endings.ts';
import { isLight } from '../words/lexicon.ts';
import { wordAfter, wordBefore } from './neighbours.ts';

const DENYING =
  /^(?:нет|нету|неактивн\p{L}*|неактуал\p{L}*|нельзя|невозможн\p{L}*|отсутств\p{L}*|исключ\p{L}*|запрещ\p{L}*|никак\p{L}*|отказ\p{L}*)$/u;

/** «нет», «нельзя», «запрещено»: wherever it stands, all of its piece is denied. */
export function isDenying(word: string): boolean {
  return DENYING.test(word);
}

/** Whether all that the piece says is denied: «не делаем», «в стоимость не входит», «кредита нет». */
export function isDeniedAsWhole(tokens: Token[]): boolean {
  return tokens.some(({ text }, at) => isDenying(text) || (text === 'не' && reachesAll(wordAfter(tokens, at))));
}

/** Whether the word at this place is denied, by its piece or by what stands right before it. */
export function isDeniedAt(tokens: Token[], at: number, isPieceDenied: boolean): boolean {
  const before = wordBefore(tokens, at);
  // «Без предоплаты не отправляем» says that prepayment is wanted: the two cancel each other.
  if (isPieceDenied) return before !== 'без';
  return before === 'без' || before === 'ни' || (before === 'не' && !reachesAll(tokens[at]?.text ?? ''));
}

/** What «не» denies by the word after it: «не делаем» the whole, «не новый» only that. */
function reachesAll(next: string): boolean {
  if (next === 'только' || isQuality(next)) return false;
  return isVerb(next) || (isLight(next) && next !== 'более' && next !== 'менее');
}
