import type { Token } from '../../tokens.ts';
import { isPredicate } from '../words/endings.ts';
import { isDeniedAsWhole } from './denial.ts';
import { firstWord } from './neighbours.ts';
import { splitAtColon, splitAtWords } from './split-tokens.ts';
import { numbersIn, type Value, valuesIn } from './value.ts';
import { opensCondition, type Word, wordAt } from './word.ts';

/** A part of a sentence between commas, or two clauses. */
export interface Piece {
  text: string;
  tokens: Token[];
  words: Word[];
  /** Concepts of all its words, also of those that are courtesy and claim nothing. */
  spoken: string[];
  values: Value[];
  /** Concepts before a colon: they head all that follows. */
  heading: string[];
  isDenied: boolean;
  /** Has a verb, «есть» or «нет» of its own: it is no mere part of a list. */
  isPredicated: boolean;
  /** «кроме крышки»: must not be left out. */
  isException: boolean;
  /** «тоже»: what was said before is said of this as well. */
  isToo: boolean;
  /** Begins with its condition, which then holds for the whole sentence: «При заказе от 30 000 ₽ …». */
  isConditionFirst: boolean;
}

/** What a piece says; `isDeniedAround` when it is a part of a denied one. */
export function readPiece(tokens: Token[], isDeniedAround = false): Piece {
  const numbers = numbersIn(tokens);
  const isDenied = isDeniedAround || isDeniedAsWhole(tokens);
  const isWord = ({ kind }: Token, at: number) =>
    kind === 'word' && !numbers.some(({ from, to }) => at >= from && at < to);
  const words = tokens.flatMap((token, at) => (isWord(token, at) ? (wordAt(tokens, at, isDenied) ?? []) : []));
  const hasWord = (...wanted: string[]) => tokens.some(({ text }) => wanted.includes(text));
  const isException = hasWord('кроме', 'исключением');
  return {
    text: textOf(tokens),
    tokens,
    // What is said of the rest is not said of the exception.
    words: isException ? words.map((word) => ({ ...word, isDenied: !word.isDenied })) : words,
    spoken: words.map(({ concept }) => concept),
    values: valuesIn(tokens, numbers),
    heading: headingOf(tokens, isWord),
    isDenied,
    isPredicated: isDenied || hasWord('не', '—', '–') || tokens.some(({ text }) => isPredicate(text)),
    isException,
    isToo: hasWord('тоже', 'также'),
    isConditionFirst: opensCondition(firstWord(tokens)),
  };
}

function textOf(tokens: Token[]): string {
  return tokens
    .map(({ text }) => text)
    .join('')
    .trim();
}

function headingOf(tokens: Token[], isWord: (token: Token, at: number) => boolean): string[] {
  const [heading = [], ...rest] = splitAtColon(tokens);
  if (rest.length === 0) return [];
  return heading.flatMap((token, at) => (isWord(token, at) ? (wordAt(tokens, at, false)?.concept ?? []) : []));
}

const ANDS = new Set(['и', 'плюс', 'или', 'либо']);

/** Heading and rest, or the parts that «и» joins; what denies the whole denies each of these. */
export function partsOf(piece: Piece): Piece[] {
  const halves = splitAtColon(piece.tokens);
  if (halves.length > 1) return halves.map((tokens) => readPiece(tokens));
  const parts = splitAtWords(piece.tokens, ANDS).map((tokens) => readPiece(tokens, piece.isDenied));
  return parts.length < 2 ? [piece] : parts.map(withPredicate);
}

/** «Штрафы и парковку платит пекарня» says of both who pays. */
function withPredicate(part: Piece, place: number, parts: Piece[]): Piece {
  const next = parts[place + 1];
  if (next === undefined || part.isPredicated || part.values.length > 0) return part;
  return { ...part, words: [...part.words, ...next.words.slice(1)], values: next.values };
}

export function conceptsOf(pieces: Pick<Piece, 'words'>[]): string[] {
  return pieces.flatMap(({ words }) => words.map(({ concept }) => concept));
}

export function valuesOf(pieces: Pick<Piece, 'values'>[]): number[] {
  return pieces.flatMap(({ values }) => values.map(({ value }) => value));
}
