import { skipSpace, type Token } from './tokens.ts';

/** What was read, and the first token after it. */
export interface Part {
  value: number;
  to: number;
}

/** Letters that pass for a digit at the head of a number. */
const DOUBLES: Record<string, number> = { з: 3, ч: 4, б: 6, l: 1, i: 1, s: 5, z: 2, b: 8, g: 9 };
/** A run of digits is at most as long as amounts get. */
const MOST_DIGITS = 12;

/** A number in digits: «4 500», «4.500», «4,5», «4 5 0 0», «3ооо», «З000», «MMD». */
export function readDigits(tokens: Token[], from: number): Part | undefined {
  const first = tokens[from];
  if (first?.kind === 'word') return readDisguised(tokens, from) ?? readRoman(tokens, from);
  if (first?.kind !== 'digits') return undefined;
  return readSpaced(tokens, from) ?? readGrouped(tokens, from, first.text);
}

function readGrouped(tokens: Token[], from: number, first: string): Part {
  let digits = first;
  let to = from + 1;
  while (digits.length - first.length < MOST_DIGITS && first.length <= 3 && isGroup(tokens, to)) {
    digits += tokens[to + 1]?.text ?? '';
    to += 2;
  }
  const zeros = readZeros(tokens, digits, to);
  if (zeros !== undefined) return zeros;
  const separator = tokens[to]?.text;
  const decimals = tokens[to + 1];
  const isDecimal =
    (separator === ',' || separator === '.') && decimals?.kind === 'digits' && decimals.text.length <= 2;
  return isDecimal ? { value: Number(`${digits}.${decimals.text}`), to: to + 2 } : { value: Number(digits), to };
}

/** «3ооо», «3оо0», «3 ООО»: letters for zeros, and digits again behind them. */
function readZeros(tokens: Token[], digits: string, from: number): Part | undefined {
  const spaced = skipSpace(tokens, from);
  let at = spaced > from && isZeros(tokens[spaced], 3) ? spaced : from;
  if (!isZeros(tokens[at], 1)) return undefined;
  let all = digits;
  while (all.length < MOST_DIGITS && (isZeros(tokens[at], 1) || tokens[at]?.kind === 'digits')) {
    all += (tokens[at]?.text ?? '').replace(/[oо]/gu, '0');
    at += 1;
  }
  return { value: Number(all), to: at };
}

function isZeros(token: Token | undefined, least: number): boolean {
  return token?.kind === 'word' && token.text.length >= least && /^[oо]+$/u.test(token.text);
}

/** A separator and exactly three digits: «4 500», «4.500», «4'500». */
function isGroup(tokens: Token[], at: number): boolean {
  const separator = tokens[at];
  const group = tokens[at + 1];
  const isSeparator =
    separator?.kind === 'space' ? !separator.text.includes('\n') : ".,'’_·".includes(separator?.text ?? '?');
  return isSeparator && group?.kind === 'digits' && group.text.length === 3;
}

/** «4 5 0 0», «4-5-0-0»: single digits, three and more by spaces, four and more by marks, always the same between them. */
function readSpaced(tokens: Token[], from: number): Part | undefined {
  const separator = tokens[from + 1];
  if (separator === undefined || !(separator.kind === 'space' || '.-_*·'.includes(separator.text))) return undefined;
  let digits = '';
  let at = from;
  while (digits.length < MOST_DIGITS && isSingle(tokens[at])) {
    digits += tokens[at]?.text ?? '';
    at += tokens[at + 1]?.text === separator.text && isSingle(tokens[at + 2]) ? 2 : 1;
  }
  const least = separator.kind === 'space' ? 3 : 4;
  return digits.length >= least ? { value: Number(digits), to: at } : undefined;
}

function isSingle(token: Token | undefined): boolean {
  return token?.kind === 'digits' && token.text.length === 1;
}

/** «З000», «ЧООО», «l500»: a letter for the first digit. Models are called so too («S500»), so round numbers only. */
function readDisguised(tokens: Token[], from: number): Part | undefined {
  const word = tokens[from]?.text ?? '';
  const value = DOUBLES[word[0] ?? ''];
  const isHead = value !== undefined && tokens[from - 1]?.kind !== 'digits';
  if (!isHead) return undefined;
  if (/^(?:[зчб][oо]{2,}|[lisgzb][oо]{3,})$/u.test(word))
    return { value: value * 10 ** (word.length - 1), to: from + 1 };
  const rest = tokens[from + 1];
  const isRound = word.length === 1 && rest?.kind === 'digits' && /^\d?00$|^\d?000$/.test(rest.text);
  return isRound ? { value: Number(`${value}${rest.text}`), to: from + 2 } : undefined;
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** «IV тысячи», «MMD»: small ones only before a unit of money, for sizes are written so too. */
function readRoman(tokens: Token[], from: number): Part | undefined {
  const word = tokens[from]?.text ?? '';
  if (!/^m{0,9}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(word)) return undefined;
  const values = Array.from(word, (letter) => ROMAN[letter] ?? 0);
  const value = values.reduce((sum, each, place) => sum + (each < (values[place + 1] ?? 0) ? -each : each), 0);
  const next = tokens[skipSpace(tokens, from + 1)]?.text ?? '';
  const isCounted = /^(?:тыс|тыщ|руб|₽|миллион|млн|лям)/u.test(next);
  return isCounted || (value >= 1000 && word.length >= 3) ? { value, to: from + 1 } : undefined;
}
