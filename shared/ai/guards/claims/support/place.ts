import type { Claim } from '../draft/claim.ts';
import { hasValue, isNamedIn, isNamedInAny, type Said } from '../facts/said.ts';
import type { Statement } from '../facts/statement.ts';
import { conceptsOf, valuesOf } from '../reading/piece.ts';
import type { Value } from '../reading/value.ts';
import { isOptional } from '../words/lexicon.ts';
import { isAmong } from '../words/same.ts';

/** A piece of the claim, and those of its words that some piece of the statement ties to a number. */
interface Bound {
  own: string[];
  tied: string[];
  values: Value[];
}

/**
 * A number stands beside the same words in the statement: the word right before it in the same piece, the others there, at the
 * statement's beginning, in a piece without numbers, or in one whose own numbers are said as well. Of «в будни 500 ₽, в субботу
 * 800 ₽» nothing else follows.
 */
export function areNumbersInPlace({ pieces: parts, topic, asked }: Claim, { pieces, context }: Statement): boolean {
  const heading = pieces.flatMap((piece) => piece.heading);
  const isFree = (concept: string) => concept === '@price' || isAmong(context, concept) || isAmong(heading, concept);
  const isTied = (concept: string) => !isFree(concept) && !isOptional(concept) && isNamedInAny(pieces, concept);
  return parts.every((part) => {
    const own = conceptsOf([part]);
    const tied = (own.length === 0 ? [...topic, ...asked] : own).filter(isTied);
    const bound = { own, tied, values: part.values };
    return part.values.every((value) =>
      pieces.some((piece) => hasValue(piece, value) && isPlaceOf(value, bound, piece, pieces)),
    );
  });
}

/** Whether this piece of the statement says the number of the same things as the claim. */
function isPlaceOf({ near }: Value, { own, tied, values }: Bound, home: Said, pieces: Said[]): boolean {
  const isHome = (concept: string) => isNamedIn(home, concept);
  if (tied.every(isHome)) return true;
  const said = valuesOf([{ values }]);
  const isElsewhere = (concept: string) =>
    pieces.some((piece, place) => isNamedIn(piece, concept) && (place === 0 || isLoose(piece, said)));
  const isNearHome = near === undefined || !tied.includes(near) || isHome(near) || !hasOwnNumber(near, pieces);
  const isAnyHome = own.length === 0 || home.words.length === 0 || own.some(isHome);
  return isNearHome && isAnyHome && tied.every((concept) => isHome(concept) || isElsewhere(concept));
}

/** Has no number that the claim leaves out: it goes with whatever stands before it, as «…, по удостоверению» does. */
function isLoose({ values }: Said, said: number[]): boolean {
  return values.every(({ value }) => said.includes(value));
}

function hasOwnNumber(concept: string, pieces: Said[]): boolean {
  return pieces.some((piece) => piece.values.length > 0 && isNamedIn(piece, concept));
}
