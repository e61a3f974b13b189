import { type Part, readDigits } from './digits.ts';
import { roundAmount } from './money-units.ts';
import { isUnit } from './money-words.ts';
import { amountOfWord, mayFollow, scaleOfWord, valueOfWord } from './number-words.ts';
import { skipSpace, type Token } from './tokens.ts';

export interface FoundNumber {
  value: number;
  /** What else it may mean: «двадцатка» is 20 or 20 000, «миллион двести» nearly always 1 200 000. */
  also: number[];
  /** First token, and the first after it. */
  from: number;
  to: number;
  /** `sure`: «тыс.», «миллион», and slang that means nothing but money; `doubtful`: «4к», «сотка», which may be a screen or land. */
  scale: 'none' | 'sure' | 'doubtful';
  /** «пара тысяч». */
  isAbout: boolean;
}

interface Base extends Part {
  isAbout?: boolean;
}

/** Counts that only mean a number before what is counted: «пару тысяч», «полсотни тысяч», «пол ляма». */
const COUNTS: Record<string, number> = {
  пол: 0.5,
  пара: 2,
  пару: 2,
  пары: 2,
  парочка: 2,
  парочку: 2,
  десяток: 10,
  десятка: 10,
  полсотни: 50,
  сотня: 100,
  сотню: 100,
};

/** Every number of the text, in digits and in words: «4 500», «4,5 тыс.», «4к5», «четыре с половиной тысячи», «четыре пятьсот», «лям двести». */
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
  const base = readBase(tokens, from);
  if (base === undefined) return readAmountWord(tokens, from, below);
  const scale = readScale(tokens, base.to);
  const { value, to, isAbout = false } = base;
  if (scale === undefined) return { value, also: [], from, to, scale: 'none', isAbout };
  // «1 тыс 2 тыс» are two numbers: the second has its own scale.
  if (scale.factor >= below) return undefined;
  const scaled = {
    // 8.2 million is no whole number in binary.
    value: Math.round(value * scale.factor * 100) / 100,
    also: [],
    from,
    to: scale.to,
    scale: scale.isDoubtful && !isGrownK(tokens, base) ? 'doubtful' : 'sure',
    isAbout,
  } as const;
  return withTail(tokens, scaled) ?? withRest(tokens, { ...scaled, also: [] }, scale.factor);
}

/** «9,9к», «15k»: grown to its number the letter is an amount's, but for the few that are screens. */
function isGrownK(tokens: Token[], { value, to }: Base): boolean {
  return /^[кk]$/u.test(tokens[to]?.text ?? '') && ![1, 2, 4, 5, 6, 8].includes(value);
}

/** «тысяча», «косарь», «полмиллиона», «двадцатка». */
function readAmountWord(tokens: Token[], from: number, below: number): FoundNumber | undefined {
  const word = tokens[from]?.kind === 'word' ? (tokens[from]?.text ?? '') : '';
  const round = roundAmount(word);
  const to = from + 1;
  if (round !== undefined && round < below) {
    return { value: round, also: [round * 1000], from, to, scale: 'doubtful', isAbout: false };
  }
  const amount = word === '' ? undefined : amountOfWord(word);
  if (amount === undefined || amount.value >= below) return undefined;
  const { value, isDoubtful } = amount;
  // «полтос», «чирик», «сотка»: of a dear thing as many thousands.
  const also = value <= 500 ? [value * 1000] : [];
  const found = { value, also, from, to, scale: isDoubtful ? 'doubtful' : 'sure', isAbout: false } as const;
  return withRest(tokens, { ...found, also }, value);
}

/** «4 тысячи 500», «тысяча двести», «лям двести». */
function withRest(tokens: Token[], scaled: FoundNumber, factor: number): FoundNumber {
  if (factor < 1000) return scaled;
  const from = skipSpace(tokens, scaled.to);
  const rest = readScaled(tokens, from, factor);
  if (rest === undefined || rest.value >= factor || rest.scale === 'doubtful') return scaled;
  const isShort = tokens[from]?.kind === 'digits' && rest.value < 100 && rest.scale === 'none';
  if (isShort || isUnit(tokens[skipSpace(tokens, rest.to)]?.text ?? '')) return scaled;
  const literal = scaled.value + rest.value;
  const isInThousands = factor >= 1_000_000 && rest.scale === 'none' && rest.value < 1000;
  const also = isInThousands ? [literal] : [];
  return { ...scaled, value: isInThousands ? scaled.value + rest.value * 1000 : literal, also, to: rest.to };
}

/** «4к5», «12к300»: the digits grown to the letter go on with the number. */
function withTail(tokens: Token[], scaled: Omit<FoundNumber, 'also'>): FoundNumber | undefined {
  const tail = tokens[scaled.to];
  const isGrown =
    /^[кkт]$/u.test(tokens[scaled.to - 1]?.text ?? '') && tail?.kind === 'digits' && tail.text.length <= 3;
  if (!isGrown) return undefined;
  const rest = Number(tail.text.padEnd(3, '0'));
  return { ...scaled, value: scaled.value + rest, also: [], to: scaled.to + 1, scale: 'sure' };
}

function readBase(tokens: Token[], from: number): Base | undefined {
  const plain = readPlain(tokens, from);
  if (plain === undefined) return undefined;
  const half = readHalf(tokens, plain.to);
  return half === undefined ? plain : { ...plain, value: plain.value + 0.5, to: half };
}

function readPlain(tokens: Token[], from: number): Base | undefined {
  const token = tokens[from];
  if (token?.kind === 'digits') return withHundreds(tokens, readDigits(tokens, from));
  if (token?.kind !== 'word') return undefined;
  return withHundreds(tokens, readWords(tokens, from)) ?? readCount(tokens, from) ?? readDigits(tokens, from);
}

function readWords(tokens: Token[], from: number): Part | undefined {
  let last = valueOfWord(tokens[from]?.text ?? '');
  if (last === undefined) return undefined;
  let value = last;
  let to = from + 1;
  for (;;) {
    const at = tokens[to]?.text === '-' ? to + 1 : skipSpace(tokens, to);
    if (tokens[at]?.text === 'hundred' && value < 100) {
      value *= 100;
      last = value;
      to = at + 1;
      continue;
    }
    const next = valueOfWord(tokens[at]?.text ?? '');
    if (next === undefined || at === to || !mayFollow(last, next)) return { value, to };
    value += next;
    last = next;
    to = at + 1;
  }
}

/** «четыре пятьсот»: the word «тысяч» left out. «сто двести» are two numbers. */
function withHundreds(tokens: Token[], thousands: Part | undefined): Part | undefined {
  if (thousands === undefined) return undefined;
  const { value, to } = thousands;
  const isCount = Number.isInteger(value) && value > 0 && value < 1000 && value % 100 !== 0;
  const at = skipSpace(tokens, to);
  const rest = isCount && at > to && tokens[at]?.kind === 'word' ? readWords(tokens, at) : undefined;
  const isWhole = rest !== undefined && rest.value >= 100 && readScale(tokens, rest.to) === undefined;
  return isWhole ? { value: value * 1000 + rest.value, to: rest.to } : thousands;
}

function readCount(tokens: Token[], from: number): Base | undefined {
  const word = tokens[from]?.text ?? '';
  const value = Object.hasOwn(COUNTS, word) ? COUNTS[word] : undefined;
  if (value === undefined) return undefined;
  const at = tokens[from + 1]?.text === '-' ? from + 2 : skipSpace(tokens, from + 1);
  const unit = scaleOfWord(tokens[at]?.text ?? '');
  const isCount = unit !== undefined && (unit.factor > value || value < 10);
  return isCount ? { value, to: at, isAbout: word.startsWith('пар') } : undefined;
}

/** «с половиной», `and a half`. */
function readHalf(tokens: Token[], from: number): number | undefined {
  const at = skipSpace(tokens, from);
  const words = [0, 2, 4].map((step) => tokens[at + step]?.text ?? '');
  if (words[0] === 'с' && /^половин(?:ой|кой|ою)$/u.test(words[1] ?? '')) return at + 3;
  return words.join(' ') === 'and a half' ? at + 5 : undefined;
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
