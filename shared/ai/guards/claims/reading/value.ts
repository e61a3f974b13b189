import { type FoundNumber, findNumbers } from '../../numbers.ts';
import { skipSpace, type Token } from '../../tokens.ts';
import { groupOf } from '../words/groups.ts';
import { smallNumber } from '../words/small-number.ts';
import { wordBefore } from './neighbours.ts';
import { isConditionAt, wordAt } from './word.ts';

/** A number, or «бесплатно», which is one as well. */
export interface Value {
  value: number;
  /** «от 1 900 ₽». */
  isFrom: boolean;
  /** «до 8 000 ₽», but not the end of «от 4 до 5» or «с 10 до 20». */
  isUpTo: boolean;
  isCondition: boolean;
  /** Concept of the last word before it. */
  near: string | undefined;
}

/** What the numbers and the number-like words of a piece say; `numbers` are those of `numbersIn`. */
export function valuesIn(tokens: Token[], numbers: FoundNumber[]): Value[] {
  const inDigits = numbers
    .filter((number) => !isPartOfName(tokens, number))
    .map((number) => ({
      value: number.value,
      isFrom: isLimit(tokens, number),
      isUpTo: isUpTo(tokens, number),
      ...standingOf(tokens, number.from),
    }));
  const inWords = tokens.flatMap((_, at) => {
    const value = valueOfWord(tokens, at, numbers);
    return value === undefined ? [] : [{ value, isFrom: false, isUpTo: false, ...standingOf(tokens, at) }];
  });
  return [...inDigits, ...inWords];
}

/** The numbers of a piece, «12:00» and «9:30» as one each: twelve, and something between nine and ten. */
export function numbersIn(tokens: Token[]): FoundNumber[] {
  const numbers = findNumbers(tokens);
  const isMinutes = ({ from }: FoundNumber) =>
    tokens[from - 1]?.text === ':' && tokens[from - 2]?.kind === 'digits' && tokens[from]?.text.length === 2;
  return numbers
    .filter((number) => !isMinutes(number))
    .map((number) => {
      const minutes = numbers.find((other) => other.from === number.to + 1 && isMinutes(other));
      return minutes === undefined ? number : { ...number, value: number.value + minutes.value / 100, to: minutes.to };
    });
}

function standingOf(tokens: Token[], at: number): Pick<Value, 'isCondition' | 'near'> {
  return { isCondition: isConditionAt(tokens, at), near: nearTo(tokens, at) };
}

/** The last word before it that says something. */
function nearTo(tokens: Token[], at: number): string | undefined {
  for (let place = at - 1; place >= 0; place -= 1) {
    const word = tokens[place]?.kind === 'word' ? wordAt(tokens, place, false) : undefined;
    if (word !== undefined) return word.concept;
  }
  return undefined;
}

function valueOfWord(tokens: Token[], at: number, numbers: FoundNumber[]): number | undefined {
  const { kind, text } = tokens[at] ?? { kind: 'space', text: '' };
  if (kind !== 'word') return undefined;
  return groupOf(text) === '@free' ? 0 : (smallNumber(text) ?? (isBareSpan(tokens, at, numbers) ? 1 : undefined));
}

/** «гарантия год», «проверять месяц»: one of them; but not «в месяц», «за сутки», «2 года». */
function isBareSpan(tokens: Token[], at: number, numbers: FoundNumber[]): boolean {
  if (!/^(?:год|месяц|неделю|неделя|полгода|сутки)$/u.test(tokens[at]?.text ?? '')) return false;
  const isCounted = numbers.some(({ to }) => to === at || to === at - 1);
  return !isCounted && !/^(?:в|за|каждый|каждую|этот|весь|на|через|раз)$/u.test(wordBefore(tokens, at));
}

/** «1NZ-FE», «DSG-6»: the digits of a name are no number. */
function isPartOfName(tokens: Token[], { from, to }: FoundNumber): boolean {
  const isLetters = (token: Token | undefined) => token?.kind === 'word' && /^[a-z]/.test(token.text);
  const unit = tokens[skipSpace(tokens, to)];
  const isNamed =
    tokens[from - 1]?.kind === 'space' && isLetters(tokens[from - 2]) && unit?.kind !== 'word' && unit?.text !== '₽';
  return (
    isNamed ||
    isLetters(tokens[to]) ||
    isLetters(tokens[from - 1]) ||
    (tokens[from - 1]?.text === '-' && isLetters(tokens[from - 2]))
  );
}

/** «от 30 000 ₽», but not «от 4 до 5». */
function isLimit(tokens: Token[], { from, to }: FoundNumber): boolean {
  const before = wordBefore(tokens, from);
  const isRange = tokens.slice(to, to + 4).some(({ text }) => text === 'до' || text === '–' || text === '-');
  return (before === 'от' && !isRange) || before === 'свыше';
}

function isUpTo(tokens: Token[], { from }: FoundNumber): boolean {
  const isRange = tokens
    .slice(Math.max(0, from - 12), from)
    .some(({ text, kind }) => kind === 'digits' || text === 'от' || text === 'с');
  return wordBefore(tokens, from) === 'до' && !isRange;
}
