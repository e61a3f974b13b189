import type { Piece } from '../reading/piece.ts';
import { isOptional } from '../words/lexicon.ts';
import type { Surroundings } from './surroundings.ts';

/** «За 10 тысяч не отдадим», «15 000 — мало»: the buyer's own figure is no claim, nor that it is not taken. */
export function isDecline({ text, isDenied, values }: Piece, { offered }: Surroundings): boolean {
  const isLittle = /(?<!\p{L})(?:мало|маловато|мимо)(?!\p{L})/u.test(text);
  return isLittle || (isDenied && values.some(({ value }) => offered.includes(value)));
}

/** What a decline says beside the buyer's own figure and words. */
export function declined(piece: Piece, { offered, isAsked }: Surroundings): Piece {
  return {
    ...piece,
    words: piece.words.filter(
      ({ concept, text }) =>
        !isAsked(concept) &&
        concept !== '@sell' &&
        concept !== '@price' &&
        !isOptional(text) &&
        !/^(?:соглас|устро|сда|обеща)/u.test(text),
    ),
    values: piece.values.filter(({ value }) => !offered.includes(value)),
  };
}

/** «…, поэтому в ниша 215 не войдёт»: what the buyer wants is refused after a fact that refuses it; nothing is promised by that. */
export function isRefusal({ isDenied, words, values }: Piece, { isAsked, offered }: Surroundings): boolean {
  return (
    isDenied &&
    words.every(({ concept, text }) => isOptional(text) || isAsked(concept)) &&
    values.every(({ value }) => offered.includes(value))
  );
}
