import type { Claim } from '../draft/claim.ts';
import { isNamedIn, isSaidIn, type Said } from '../facts/said.ts';
import type { Statement } from '../facts/statement.ts';
import { conceptsOf } from '../reading/piece.ts';
import type { Word } from '../reading/word.ts';
import { isOptional } from '../words/lexicon.ts';
import { isPlainVerb } from '../words/plain-verb.ts';
import { countNamed } from './patched.ts';

/** Whether a statement says the opposite of most of it, whatever another one seems to allow. */
export function contradicts(claim: Claim, { pieces }: Statement): boolean {
  const affirmed = claim.pieces.flatMap(({ words }) => words).filter(({ isDenied }) => !isDenied);
  const verbs = affirmed.filter(({ text }) => isPlainVerb(text));
  const concepts = conceptsOf(claim.pieces);
  if (pieces.some((piece) => verbs.some((verb) => denies(piece, verb)) && countNamed(piece, concepts) >= 2))
    return true;
  const words = affirmed.filter(({ text }) => !isOptional(text));
  // Which of several numbers a denial is about only the rule of places can tell.
  if (words.length < 2 || claim.pieces.some(({ values }) => values.length > 0)) return false;
  return pieces.some((piece) => deniesMost(piece, words));
}

/** All that the piece itself says, or two words at least, two thirds of the claim and nothing of it affirmed. */
function deniesMost(piece: Said, words: Word[]): boolean {
  const denied = words.filter((word) => denies(piece, word));
  const named = words.filter(({ concept }) => isNamedIn(piece, concept));
  const all = piece.words.filter(({ text }) => !isOptional(text));
  const isWhole = all.length >= 2 && denied.length === all.length;
  return isWhole || (denied.length >= 2 && denied.length === named.length && denied.length * 3 >= words.length * 2);
}

function denies(piece: Said, { concept }: Word): boolean {
  return isSaidIn(piece, { concept, isDenied: true });
}
