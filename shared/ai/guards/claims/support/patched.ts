import type { Claim } from '../draft/claim.ts';
import { isNamedIn, isNamedInAny, type Said } from '../facts/said.ts';
import type { Statement } from '../facts/statement.ts';
import { isOptional } from '../words/lexicon.ts';
import { isAmong, isSame } from '../words/same.ts';

/**
 * More of the claim comes from the surroundings than from the statement, or from two of its parts that each say something of their
 * own: «парковку оплачивает пекарня, штрафы — водитель» does not say who pays the fines. Numbers have their own rule of places.
 */
export function isPatched(claim: Claim, { pieces, context, title }: Statement): boolean {
  if (claim.pieces.some(({ values }) => values.length > 0)) return false;
  return claim.pieces.some(({ words }) => {
    const telling = new Set(words.filter(({ text }) => !isOptional(text)).map(({ concept }) => concept));
    const concepts = [...telling].filter((concept) => !isAmong(title, concept));
    const named = concepts.filter((concept) => isNamedInAny(pieces, concept));
    if (named.length < concepts.length - named.length) return true;
    const [home] = pieces.toSorted((left, right) => countNamed(right, named) - countNamed(left, named));
    if (home?.isPredicated !== true) return false;
    return named.some(
      (concept) =>
        !isNamedIn(home, concept) &&
        !isAmong(context, concept) &&
        !isSubject(concept, pieces) &&
        isSaidElsewhere(pieces, home, concept),
    );
  });
}

/** How many of the concepts the piece names. */
export function countNamed(piece: Said, concepts: string[]): number {
  return concepts.filter((concept) => isNamedIn(piece, concept)).length;
}

/** What the statement begins with, or what heads one of its pieces, is said of all. */
function isSubject(concept: string, pieces: Said[]): boolean {
  const first = pieces[0]?.words[0]?.concept ?? '';
  return isSame(concept, first) || pieces.some(({ heading }) => isAmong(heading, concept));
}

/** Nowhere but in parts that have a predicate of their own. */
function isSaidElsewhere(pieces: Said[], home: Said, concept: string): boolean {
  return pieces.every((piece) => piece === home || !isNamedIn(piece, concept) || piece.isPredicated);
}
