import type { Piece } from '../reading/piece.ts';
import type { Value } from '../reading/value.ts';
import type { Word } from '../reading/word.ts';
import { isSame } from '../words/same.ts';

/** A piece of a statement: what of it bears on a claim. */
export type Said = Pick<Piece, 'words' | 'values' | 'heading' | 'isConditionFirst' | 'isPredicated' | 'isException'>;

export function isNamedIn({ words }: Pick<Said, 'words'>, concept: string): boolean {
  return words.some((word) => isSame(word.concept, concept));
}

export function isNamedInAny(pieces: Said[], concept: string): boolean {
  return pieces.some((piece) => isNamedIn(piece, concept));
}

/** With the same sign. */
export function isSaidIn({ words }: Said, { concept, isDenied }: Pick<Word, 'concept' | 'isDenied'>): boolean {
  return words.some((word) => word.isDenied === isDenied && isSame(word.concept, concept));
}

/** «от 1 900 ₽» is not «1 900 ₽», nor is «до 8 000 ₽» 8 000. */
export function hasValue({ values }: Said, { value, isFrom, isUpTo }: Value): boolean {
  return values.some((other) => other.value === value && (isFrom || !other.isFrom) && (isUpTo || !other.isUpTo));
}
