import {
  isCurrency,
  isDirectCue,
  isForeignCurrency,
  isLabel,
  isPriceWord,
  isRoubles,
  isTimeCue,
  isUnit,
  mayFollowAmount,
} from './money-words.ts';
import { type FoundNumber, findNumbers } from './numbers.ts';
import { skipSpace, type Token, textOf } from './tokens.ts';

export interface Amount {
  value: number;
  /** What else it may mean: «двадцатка» and «за двадцать» are 20 000 of a dear thing, «четыре с половиной» 4500. */
  also: number[];
  /**
   * `bare`: a number of three digits or more that nothing says to be money or anything else; `vague`: money without a number that can be
   * read («несколько тысяч», «сколько-то рублей»), its value is not a number.
   */
  kind: 'roubles' | 'foreign' | 'bare' | 'vague';
  from: number;
  to: number;
  /** After its currency. */
  end: number;
  fragment: string;
}

type Nature = 'roubles' | 'foreign' | 'measure' | 'open';

interface Sighting extends FoundNumber {
  nature: Nature;
  /** Where the words of its currency or unit end. */
  end: number;
}

/** Below this a number without a currency is a count, unless the words before it speak of a price. */
const BARE_FROM = 100;
/** How far a word may stand from its number, so that each number costs the same however long the text. */
const CUE_TOKENS = 12;
const SCREENS = new Set([480, 720, 1080, 1440, 2160]);

/** The numbers that are, or may be, money. */
export function findAmounts(tokens: Token[]): Amount[] {
  const sightings = findNumbers(tokens).map((number) => ({ ...number, ...lookAfter(tokens, number) }));
  shareWithLeft(tokens, sightings);
  shareWithRight(tokens, sightings);
  const amounts = sightings.flatMap((sighting): Amount[] => {
    const kind = kindOf(tokens, sighting);
    if (kind === undefined) return [];
    const { value, from, to, end } = sighting;
    const fragment = textOf(tokens, from, Math.max(to, end));
    return [{ value, also: readingsOf(sighting), kind, from, to, end: Math.max(to, end), fragment }];
  });
  return [...amounts, ...findVague(tokens, sightings)];
}

/** A number that may be an amount, whatever the words around it speak of: no measure, no part of a date, no number of a model. */
export interface PossibleAmount extends Pick<FoundNumber, 'value' | 'from' | 'to' | 'scale' | 'isAbout'> {
  readings: number[];
  hasCurrency: boolean;
  isSize: boolean;
}

/** For those who look for amounts in a talk about a price, where every number may be one. */
export function findPossibleAmounts(tokens: Token[]): PossibleAmount[] {
  const sightings = findNumbers(tokens).map((number) => ({ ...number, ...lookAfter(tokens, number) }));
  shareWithLeft(tokens, sightings);
  shareWithRight(tokens, sightings);
  return sightings.flatMap((sighting, place): PossibleAmount[] => {
    const { value, from, to, scale, isAbout, nature } = sighting;
    const isNone = nature === 'measure' || nature === 'foreign' || isJoined(tokens, from);
    if (isNone || wordsBefore(tokens, from).slice(0, 2).some(isLabel)) return [];
    const isSize = [sightings[place - 1], sightings[place + 1]].some((other) => isSizeWith(tokens, sighting, other));
    const readings = [value, ...readingsOf(sighting)];
    return [{ value, readings, from, to, scale, isAbout, hasCurrency: nature === 'roubles', isSize }];
  });
}

/** «3000 на 2000», «120х60». */
function isSizeWith(tokens: Token[], one: Sighting, other: Sighting | undefined): boolean {
  if (other === undefined) return false;
  const between = one.from < other.from ? textOf(tokens, one.to, other.from) : textOf(tokens, other.to, one.from);
  return ['на', 'x', 'х', '×', '*'].includes(between);
}

/** Without a currency, people leave the thousands and the millions out: «за двадцать», «три с половиной и забирайте». */
function readingsOf({ value, also, nature, scale }: Sighting): number[] {
  if (nature !== 'open' || scale !== 'none') return also;
  return value < 1000 ? [...also, value * 1000, value * 1_000_000] : also;
}

/** Roubles and thousands that belong to no number. */
function findVague(tokens: Token[], sightings: Sighting[]): Amount[] {
  const covered = new Set(sightings.flatMap(({ from, end }) => range(from - 1, end)));
  return tokens.flatMap(({ text }, at) => {
    const before = wordsBefore(tokens, at)[0] ?? '';
    const isMoney = isRoubles(text) || (isThousands(text) && isVagueCount(before));
    if (!isMoney || covered.has(at) || before === 'ни') return [];
    const fragment = `${before} ${text}`.trim();
    return [{ value: Number.NaN, also: [], kind: 'vague' as const, from: at, to: at + 1, end: at + 1, fragment }];
  });
}

function isThousands(word: string): boolean {
  return /^(?:тысяч[аи]?|тыщ[аи]?|сот(?:ен|ни|ку)|миллион(?:а|ов)|косарей|штук|рублей)$/u.test(word);
}

function isVagueCount(word: string): boolean {
  return /^(?:несколько|за|около|пол|пар[ауы]|сколько)$/u.test(word);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, step) => from + step);
}

function kindOf(tokens: Token[], sighting: Sighting): Amount['kind'] | undefined {
  const { from, scale, nature } = sighting;
  if (nature === 'roubles' || nature === 'foreign') return nature;
  if (nature === 'measure' || isJoined(tokens, from)) return undefined;
  const before = wordsBefore(tokens, from);
  if (before.slice(0, 2).some(isLabel)) return undefined;
  return scale === 'sure' ? 'roubles' : kindByCue(tokens, sighting, before);
}

/** Of a number that has neither currency, nor unit, nor «тыс.»: the words around it must tell. */
function kindByCue(tokens: Token[], sighting: Sighting, before: string[]): Amount['kind'] | undefined {
  const { value, scale, to } = sighting;
  const [last = ''] = before;
  const after = wordsAfter(tokens, to);
  if (value < BARE_FROM) return isSmallPrice(tokens, sighting, before, after) ? 'roubles' : undefined;
  if (before.some(isPriceWord) || isDirectCue(last) || after.some(isPriceWord)) return 'roubles';
  if (scale === 'doubtful') return before.length + after.length === 0 ? 'roubles' : undefined;
  return isYear(value, last) ? undefined : 'bare';
}

/** «отдам за 20», «давайте 4», «4,5 и ваш»; but «отдам 2 стула», «забирайте в 10», «скину 2 фото». */
function isSmallPrice(
  tokens: Token[],
  { value, from, to, scale }: Sighting,
  before: string[],
  after: string[],
): boolean {
  const [last = ''] = before;
  const isWhole = Number.isInteger(value);
  if (isWhole && value <= 31 && isTimeCue(last)) return false;
  const next = tokens[skipSpace(tokens, to)];
  if (next?.kind === 'word' && !mayFollowAmount(next.text)) return false;
  if (last === 'на' && next?.text === 'дешевле') return true;
  const isPriced = before.some(isPriceWord);
  if (scale === 'doubtful') return isPriced || isDirectCue(last) || after.some(isPriceWord);
  if (isPriced)
    return value >= 10 || last === 'на' || isPriceWord(last) || isDirectCue(last) || isBehindDash(tokens, from);
  if (last === 'за') return next === undefined || after.some(isPriceWord);
  return (!isWhole || value >= 10) && after.some(isPriceWord);
}

/** «Стоимость доставки — 5», «цена: 5». */
function isBehindDash(tokens: Token[], from: number): boolean {
  return '—–-:'.includes(
    tokens[from - 1]?.kind === 'space' ? (tokens[from - 2]?.text ?? '?') : (tokens[from - 1]?.text ?? '?'),
  );
}

/** What stands after a number: a currency, a unit, or nothing that tells. Also a currency sign before it. */
function lookAfter(tokens: Token[], { value, from, to }: FoundNumber): { nature: Nature; end: number } {
  const at = skipSpace(tokens, to);
  const text = tokens[at]?.text ?? '';
  const sign = tokens[from - 1]?.text ?? '';
  if (text === '₽' || sign === '₽') return { nature: 'roubles', end: text === '₽' ? at + 1 : to };
  if (isForeignCurrency(text) || isForeignCurrency(sign)) return { nature: 'foreign', end: at + 1 };
  if (isCurrency(text) && !(text === 'p' && SCREENS.has(value))) return { nature: 'roubles', end: at + 1 };
  return isMeasure(tokens, to) ? { nature: 'measure', end: at + 1 } : { nature: 'open', end: to };
}

/** A unit, a per cent, or letters grown to the digits: «5000мач», «300х». */
function isMeasure(tokens: Token[], to: number): boolean {
  const at = skipSpace(tokens, to);
  const next = tokens[at];
  if (next?.kind === 'mark') return '%°"″'.includes(next.text);
  if (next?.kind !== 'word') return false;
  return at === to || isUnit(next.text) || next.text.startsWith('процент');
}

/** «от 4 до 5 тысяч», «120 на 60 см»: what is said after the second is said of the first as well. */
function shareWithLeft(tokens: Token[], sightings: Sighting[]): void {
  for (let place = sightings.length - 2; place >= 0; place -= 1) {
    const left = sightings[place];
    const right = sightings[place + 1];
    if (left === undefined || right === undefined || left.nature !== 'open' || !areJoined(tokens, left, right))
      continue;
    if (right.nature !== 'open') left.nature = right.nature;
    if (right.scale !== 'none' && left.scale === 'none' && left.value < 1000) {
      left.scale = right.scale;
      left.value *= right.value >= 1_000_000 ? 1_000_000 : 1000;
    }
  }
}

/** «размеры 110, 120 и 130»: the label before the first holds for those joined to it. */
function shareWithRight(tokens: Token[], sightings: Sighting[]): void {
  for (const [place, right] of sightings.entries()) {
    const left = sightings[place - 1];
    if (left === undefined || right.nature !== 'open' || right.scale !== 'none' || !areJoined(tokens, left, right))
      continue;
    const isMeasured =
      left.nature === 'measure' || (left.nature === 'open' && wordsBefore(tokens, left.from).slice(0, 2).some(isLabel));
    if (isMeasured) right.nature = 'measure';
  }
}

function areJoined(tokens: Token[], left: Sighting, right: Sighting): boolean {
  const between = textOf(tokens, left.to, right.from);
  return ['-', '–', '—', 'до', 'на', 'или', 'и', ',', 'x', 'х', '×', '*', '/'].includes(between);
}

/** Part of a time, a date, a ratio or a name: «18:00», «12.05.2024», «195/65», «х300», «gtx1080». */
function isJoined(tokens: Token[], from: number): boolean {
  const previous = tokens[from - 1];
  if (previous?.kind === 'word') return !isPriceWord(previous.text) && !isDirectCue(previous.text);
  const isTied = previous?.kind === 'mark' && '.:/×*_'.includes(previous.text) && tokens[from - 2]?.kind === 'digits';
  const following = tokens.slice(from + 1, from + 3);
  const isTiedAfter = ':/×*'.includes(following[0]?.text ?? '-') && following[1]?.kind === 'digits';
  return isTied || isTiedAfter;
}

function isYear(value: number, before: string | undefined): boolean {
  return (
    Number.isInteger(value) && value >= 1950 && value <= 2035 && ['в', 'с', 'после', 'около'].includes(before ?? '')
  );
}

/** Nearest first, at most three, within the sentence. */
function wordsBefore(tokens: Token[], from: number): string[] {
  return collectWords(tokens, from - 1, -1, 3);
}

function wordsAfter(tokens: Token[], to: number): string[] {
  return collectWords(tokens, to, 1, 2);
}

function collectWords(tokens: Token[], start: number, step: 1 | -1, count: number): string[] {
  const words: string[] = [];
  for (let index = start; words.length < count && Math.abs(index - start) < CUE_TOKENS; index += step) {
    const token = tokens[index];
    if (token === undefined || '!?;\n'.includes(token.text) || isFullStop(tokens, index)) break;
    if (token.kind === 'word') words.push(token.text);
  }
  return words;
}

/** A full stop that ends a sentence has a space after it; that of «4.500» has none. */
function isFullStop(tokens: Token[], index: number): boolean {
  return tokens[index]?.text === '.' && tokens[index + 1]?.kind === 'space';
}
