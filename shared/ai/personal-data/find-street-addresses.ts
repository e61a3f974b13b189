import { skipSpace, type Token } from '../guards/tokens.ts';
import type { AlignedText } from './aligned-text.ts';
import type { Finding } from './finding.ts';

const STREET =
  /^(?:улиц[аеуы]|ул|проспекте?|просп|пр|пр-кт|переул(?:ок|ке)|пер|бульваре?|бул|шоссе|ш|набережн(?:ая|ой)|наб|площад[ьи]|пл|микрорайоне?|мкр|проезде?|тупике?|алле[яе]|лини[яи]|квартале?|тракте?|жк|поселк?[оке]{1,2}|пос|деревн[яе]|дер|сел[ое]|снт)$/u;
const FLAT = /^(?:кв|квартир[аеуы]|апартамент(?:ы|ах)?|апарт)$/u;
/** «кв 45 м» is a size. */
const SIZE = /^(?:кв|м|метр[а-я]{0,3}|комн[а-я]{0,6}|этаж[а-я]{0,3}|р|руб[а-я]{0,4}|тыс[а-я]{0,4}|млн|₽|%|²)$/u;
const HOUSE_PART = /^(?:дома?|д|корпус|корп|к|строение|стр|секция|литера?|влд|[а-е])$/u;
const WAY_IN = /^(?:подъезд|под|этаж|эт|домофон|код)$/u;
/** «Ленина 10-12 часов» is a time. */
const TIME = /^(?:час|дн|мин|числ|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)/u;
const REACH = 26;

/**
 * Addresses that lead to somebody's door: with the number of a flat. A street with a house alone is a place to meet,
 * and what delivery depends on.
 */
export function findStreetAddresses(text: AlignedText): Finding[] {
  return text.tokens.flatMap((token, index) => {
    if (token.kind !== 'word') return [];
    const range = FLAT.test(token.text)
      ? aroundFlat(text, index)
      : STREET.test(token.text)
        ? dashed(text, index)
        : undefined;
    if (range === undefined) return [];
    const said = text.tokens.slice(range.from, range.to).map(({ text: part }) => part);
    const value = said.join('').replace(/[^\p{L}\d]/gu, '');
    return [{ kind: 'address' as const, value, ...text.placeOfTokens(range.from, range.to) }];
  });
}

interface Range {
  from: number;
  to: number;
}

function aroundFlat(text: AlignedText, flat: number): Range | undefined {
  const { tokens } = text;
  const number = skipLight(tokens, flat + 1, ' .№');
  const { kind, text: digits = '' } = tokens[number] ?? {};
  if (kind !== 'digits' || digits.length > 4 || SIZE.test(tokens[skipSpace(tokens, number + 1)]?.text ?? ''))
    return undefined;
  const from = startOfStreet(tokens, flat) ?? startOfHouse(text, flat);
  return from === undefined ? undefined : { from, to: endOfWayIn(tokens, number + 1) };
}

/** The nearest word for a street before the flat, with a house between the two. */
function startOfStreet(tokens: Token[], flat: number): number | undefined {
  let hasHouse = false;
  for (let index = flat - 1; index >= 0 && flat - index < REACH && !isEnd(tokens, index); index -= 1) {
    const { kind, text } = tokens[index] ?? { kind: 'space', text: '' };
    hasHouse ||= kind === 'digits';
    if (kind !== 'word' || !STREET.test(text) || !hasHouse) continue;
    // «Лесная улица, 5»: the name stands before.
    const isNameBefore =
      ['digits', 'mark'].includes(tokens[skipLight(tokens, index + 1, ' ')]?.kind ?? '') &&
      tokens[index + 1]?.text !== '.';
    return isNameBefore && tokens[index - 2]?.kind === 'word' ? index - 2 : index;
  }
  return undefined;
}

/** «Баумана 5, кв 12»: the house must stand right before the flat, and a name before the house. */
function startOfHouse(text: AlignedText, flat: number): number | undefined {
  const { tokens } = text;
  let index = flat - 1;
  while (index >= 0 && flat - index < REACH && isOfHouse(tokens, index)) index -= 1;
  const hasHouse = tokens.slice(index, flat).some(({ kind }) => kind === 'digits');
  if (!hasHouse || tokens[index]?.kind !== 'word' || (tokens[index]?.text.length ?? 0) < 3) return undefined;
  const isSecond =
    tokens[index - 1]?.kind === 'space' && tokens[index - 2]?.kind === 'word' && isCapital(text, index - 2);
  return isSecond ? index - 2 : index;
}

/** A number that is not that of a storey, the words for a house and what joins them. */
function isOfHouse(tokens: Token[], index: number): boolean {
  const { kind, text } = tokens[index] ?? { kind: 'mark', text: '' };
  if (kind === 'word') return HOUSE_PART.test(text);
  if (kind === 'digits') return !WAY_IN.test(tokens[skipSpace(tokens, index + 1)]?.text ?? '');
  return kind === 'space' || ',./-'.includes(text);
}

function isCapital(text: AlignedText, token: number): boolean {
  const { from } = text.placeOfTokens(token, token + 1);
  return /^\p{Lu}/u.test(text.original.slice(from, from + 2));
}

/** «ул. Лесная 7-15». */
function dashed({ tokens }: AlignedText, street: number): Range | undefined {
  let index = skipLight(tokens, street + 1, ' .');
  for (let words = 0; words < 3 && tokens[index]?.kind === 'word'; words += 1)
    index = skipLight(tokens, index + 1, ' .,');
  const dash = skipSpace(tokens, index + 1);
  const flat = skipSpace(tokens, dash + 1);
  const isAddress =
    tokens[index]?.kind === 'digits' &&
    /^[-–—]$/.test(tokens[dash]?.text ?? '') &&
    tokens[flat]?.kind === 'digits' &&
    !TIME.test(tokens[skipSpace(tokens, flat + 1)]?.text ?? '');
  return isAddress ? { from: street, to: endOfWayIn(tokens, flat + 1) } : undefined;
}

/** «, подъезд 2, этаж 5, домофон 12к34». */
function endOfWayIn(tokens: Token[], from: number): number {
  let end = from;
  for (;;) {
    const next = skipLight(tokens, end, ' ,.');
    const further = endOfNamed(tokens, next) ?? endOfNumbered(tokens, next);
    if (further === undefined) return end;
    end = further;
  }
}

/** «подъезд 2» */
function endOfNamed(tokens: Token[], from: number): number | undefined {
  const number = skipLight(tokens, from + 1, ' .');
  if (!WAY_IN.test(tokens[from]?.text ?? '') || tokens[number]?.kind !== 'digits') return undefined;
  let end = number + 1;
  while (/^(?:[#*кk]|\d+)$/u.test(tokens[end]?.text ?? '')) end += 1;
  return end;
}

/** «2-й подъезд» */
function endOfNumbered(tokens: Token[], from: number): number | undefined {
  const word = skipLight(tokens, from + 1, ' -й');
  return tokens[from]?.kind === 'digits' && WAY_IN.test(tokens[word]?.text ?? '') ? word + 1 : undefined;
}

function isEnd(tokens: Token[], index: number): boolean {
  const { kind, text } = tokens[index] ?? { kind: 'space', text: '' };
  if (kind !== 'mark') return false;
  const before = tokens[index - 1];
  const isAbbreviation = before?.kind !== 'word' || before.text.length <= 4 || STREET.test(before.text);
  return '!?;'.includes(text) || (text === '.' && !isAbbreviation);
}

function skipLight(tokens: Token[], from: number, light: string): number {
  let index = from;
  while (index < tokens.length && (tokens[index]?.kind === 'space' || light.includes(tokens[index]?.text ?? ' x')))
    index += 1;
  return index;
}
