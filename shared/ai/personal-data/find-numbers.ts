import { findDigitRuns } from '../guards/phones.ts';
import type { Token } from '../guards/tokens.ts';
import type { AlignedText } from './aligned-text.ts';
import { areSizes, type DigitGroup, digitsOf, partedOtherwise, shapeOf } from './digit-groups.ts';
import { phoneLength, phoneValue } from './find-phones.ts';
import { type Finding, type PersonalKind, wordsBefore } from './finding.ts';

/** A phone in words has not more groups than digits. */
const MOST_IN_WORDS = 16;

/** Phones, bank cards and accounts, passports, СНИЛС and ИНН, in digits or words. */
export function findNumbers(text: AlignedText): Finding[] {
  return findDigitRuns(text.tokens).flatMap(({ groups }) => {
    const found = numbersAmong(groups, text);
    if (found.length > 0 || groups.length > MOST_IN_WORDS) return found;
    return partedOtherwise(groups, text.tokens)
      .flatMap((parted) => numbersAmong(parted, text))
      .slice(0, 1);
  });
}

function numbersAmong(groups: DigitGroup[], text: AlignedText): Finding[] {
  const found: Finding[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const number = numberAt(groups.slice(first), text.tokens);
    if (number === undefined) continue;
    const own = groups.slice(first, first + number.count);
    const from = withPlus(own[0]?.from ?? 0, text.tokens);
    found.push({
      kind: number.kind,
      value: number.kind === 'phone' ? phoneValue(own) : digitsOf(own),
      ...text.placeOfTokens(from, own.at(-1)?.to ?? from),
    });
    first += number.count - 1;
  }
  return found;
}

/** «+7» belongs together, and so does «плюс 7». */
function withPlus(from: number, tokens: Token[]): number {
  if (tokens[from - 1]?.text === '+') return from - 1;
  return tokens[from - 2]?.text === 'плюс' && tokens[from - 1]?.kind === 'space' ? from - 2 : from;
}

function numberAt(groups: DigitGroup[], tokens: Token[]): { kind: PersonalKind; count: number } | undefined {
  const document = documentLength(groups, tokens);
  if (document > 0) return { kind: 'document', count: document };
  const card = cardLength(groups, tokens);
  if (card > 0) return { kind: 'card', count: card };
  const phone = phoneLength(groups, tokens);
  return phone > 0 ? { kind: 'phone', count: phone } : undefined;
}

/** СНИЛС by its form or its name; passports and ИНН by their names only. */
function documentLength(groups: DigitGroup[], tokens: Token[]): number {
  const snils = groups.slice(0, 4);
  if (shapeOf(snils) === '3332' && snils.slice(1, 3).every(({ separator }) => /^[-–—]$/.test(separator))) return 4;

  const words = wordsBefore(tokens, groups[0]?.from ?? 0, 12);
  if (words.some((word) => word === 'снилс')) return lengthOf(groups, 11);
  if (words.slice(-2).includes('инн')) return lengthOf(groups, 12);
  if (!words.some((word) => word.startsWith('паспорт'))) return 0;
  const whole = lengthOf(groups, 10);
  if (whole > 0) return whole;
  const digits = groups[0]?.digits.length;
  const isPart = (digits === 4 && /^сери/u.test(words.at(-1) ?? '')) || (digits === 6 && words.at(-1) === 'номер');
  return isPart ? 1 : 0;
}

/** How many groups have exactly so many digits together. */
function lengthOf(groups: DigitGroup[], digits: number): number {
  let sum = 0;
  const last = groups.findIndex((group) => {
    sum += group.digits.length;
    return sum >= digits;
  });
  return sum === digits ? last + 1 : 0;
}

/** Four times four digits, or sixteen that a bank could have given; an account has twenty. */
function cardLength(groups: DigitGroup[], tokens: Token[]): number {
  const card = groups.slice(0, 4);
  if (shapeOf(card) === '4444' && !areSizes(card)) return /^4{4}[23]/.test(shapeOf(groups.slice(0, 5))) ? 5 : 4;
  const digits = groups[0]?.digits ?? '';
  if (/^(?:408|423|426)\d{17}$/.test(digits)) return 1;
  const from = groups[0]?.from ?? 0;
  const around = [...wordsBefore(tokens, from, 6), ...wordsBefore(tokens, from + 4, 4)];
  const isNamed = around.some((word) => /^(?:карт|сбер|тиньк|перев)/u.test(word));
  return /^[2-6]\d{15}(?:\d{2,3})?$/.test(digits) && (isNamed || isLuhn(digits)) ? 1 : 0;
}

/** The check digit of bank cards: every second digit from the end counts twice. */
function isLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .map((digit, place) => (place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)))
    .reduce((total, digit) => total + digit, 0);
  return sum % 10 === 0;
}
