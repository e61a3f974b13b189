import { mayFollow, scaleOfWord, slangAmount, valueOfWord } from './number-words.ts';
import { skipSpace, type Token } from './tokens.ts';

export interface FoundNumber {
  value: number;
  /** First token, and the first after it. */
  from: number;
  to: number;
  /** `sure`: «тыс.», «миллион», and slang that means nothing but money; `doubtful`: «4к», «4т», which may be a screen or a lorry. */
  scale: 'none' | 'sure' | 'doubtful';
}

interface Part {
  value: number;
  to: number;
}

/** Every number of the text, in digits and in Russian words: «4 500», «4,5 тыс.», «четыре с половиной тысячи», «4 тысячи 500». */
export function findNumbers(tokens: Token[]): FoundNumber[] {
  const found: FoundNumber[] = [];
  let index = 0;
  while (index < tokens.length) {
    const number = readScaled(tokens, index, Number.POSITIVE_INFINITY);
    if (number !== undefined) found.push(number);
    index = number?.to ?? index + 1;
  }
  return found;
}

/** `below` is what bounds the depth: thousands may follow millions, units thousands. */
function readScaled(tokens: Token[], from: number, below: number): FoundNumber | undefined {
  const slang = slangAmount(tokens[from]?.text ?? '');
  if (slang !== undefined) return { value: slang, from, to: from + 1, scale: 'sure' };
  const plain = readPlain(tokens, from) ?? readBareScale(tokens, from);
  if (plain === undefined) return undefined;
  const half = readHalf(tokens, plain.to);
  const base = half === undefined ? plain : { value: plain.value + 0.5, to: half };
  const scale = readScale(tokens, base.to);
  if (scale === undefined) return { ...base, from, scale: 'none' };
  // «1 тыс 2 тыс» are two numbers: the second has its own scale.
  if (scale.factor >= below) return undefined;
  const scaled = {
    value: base.value * scale.factor,
    from,
    to: scale.to,
    scale: scale.isDoubtful ? 'doubtful' : 'sure',
  } as const;
  const rest = readScaled(tokens, skipSpace(tokens, scale.to), scale.factor);
  return rest === undefined || rest.value >= scale.factor || rest.scale === 'doubtful'
    ? scaled
    : { ...scaled, value: scaled.value + rest.value, to: rest.to };
}

function readPlain(tokens: Token[], from: number): Part | undefined {
  const token = tokens[from];
  if (token?.kind === 'digits') return readDigits(tokens, from, token.text);
  return token?.kind === 'word' ? readWords(tokens, from) : undefined;
}

function readDigits(tokens: Token[], from: number, first: string): Part {
  let digits = first;
  let to = from + 1;
  while (digits.length - first.length < 12 && first.length <= 3 && isGroup(tokens, to)) {
    digits += tokens[to + 1]?.text ?? '';
    to += 2;
  }
  // «3ооо»: letters for zeros.
  const zeros = tokens[to];
  if (zeros?.kind === 'word' && /^[oо]+$/u.test(zeros.text)) {
    return { value: Number(digits) * 10 ** zeros.text.length, to: to + 1 };
  }
  const separator = tokens[to]?.text;
  const decimals = tokens[to + 1];
  const isDecimal =
    (separator === ',' || separator === '.') && decimals?.kind === 'digits' && decimals.text.length <= 2;
  return isDecimal ? { value: Number(`${digits}.${decimals.text}`), to: to + 2 } : { value: Number(digits), to };
}

/** A separator and exactly three digits: «4 500», «4.500», «4'500». */
function isGroup(tokens: Token[], at: number): boolean {
  const separator = tokens[at];
  const group = tokens[at + 1];
  const isSeparator =
    separator?.kind === 'space' ? !separator.text.includes('\n') : ".,'’".includes(separator?.text ?? '?');
  return isSeparator && group?.kind === 'digits' && group.text.length === 3;
}

function readWords(tokens: Token[], from: number): Part | undefined {
  let last = valueOfWord(tokens[from]?.text ?? '');
  if (last === undefined) return undefined;
  let value = last;
  let to = from + 1;
  for (;;) {
    const at = skipSpace(tokens, to);
    const next = valueOfWord(tokens[at]?.text ?? '');
    if (next === undefined || at === to || !mayFollow(last, next)) return { value, to };
    value += next;
    last = next;
    to = at + 1;
  }
}

/** «тысяча», «миллион» without a number before them; the plural alone («тысячи покупателей») is no number. */
function readBareScale(tokens: Token[], from: number): Part | undefined {
  const isSingular = /^(?:тысяча|тысячу|тысячей|миллион|мильон)$/u.test(tokens[from]?.text ?? '');
  return isSingular ? { value: 1, to: from } : undefined;
}

function readHalf(tokens: Token[], from: number): number | undefined {
  const at = skipSpace(tokens, from);
  const isHalf = tokens[at]?.text === 'с' && tokens[at + 1]?.kind === 'space' && tokens[at + 2]?.text === 'половиной';
  return isHalf ? at + 3 : undefined;
}

/** «тыс.», «т.р.», «т р», «к», with the full stop of the shortening. */
function readScale(tokens: Token[], from: number): { factor: number; isDoubtful: boolean; to: number } | undefined {
  const at = skipSpace(tokens, from);
  const word = tokens[at];
  const scale = word?.kind === 'word' ? scaleOfWord(word.text) : undefined;
  if (scale === undefined) return undefined;
  const hasStop = tokens[at + 1]?.text === '.';
  const to = hasStop && word?.text !== 'к' ? at + 2 : at + 1;
  const isRoubles = word?.text === 'т' && /^р(?:уб\p{L}*)?$/u.test(tokens[skipSpace(tokens, to)]?.text ?? '');
  // «тр» holds its own roubles; the sentence's full stop after «тысяч» must stay outside.
  return {
    factor: scale.factor,
    isDoubtful: scale.isDoubtful && !isRoubles,
    to: isRoubles || word?.text === 'тыс' ? to : at + 1,
  };
}
