import type { GuardContext } from '../../guard.ts';
import type { Statement } from '../facts/statement.ts';
import { conceptsOf, type Piece, valuesOf } from '../reading/piece.ts';
import { readSentences, type Sentence } from '../reading/sentence.ts';
import { isAmong, isSame } from '../words/same.ts';
import type { Claim } from './claim.ts';

/** What a claim is said in: the rest of the reply, the buyer's turn, and what the facts know at all. */
export interface Surroundings extends Pick<Claim, 'said' | 'asked'> {
  /** The buyer's turn. */
  turn: Piece[];
  /** Numbers of the buyer's turn, also as so many thousands: «за 10 отдадите?». */
  offered: number[];
  /** Whether the buyer has named it. */
  isAsked(concept: string): boolean;
  /** Whether a word is one the facts know and nowhere deny, or know nothing of while the buyer asks for it. */
  isKnown(concept: string): boolean;
  isKnownValue(value: number): boolean;
}

export function surroundingsOf(
  sentences: Sentence[],
  statements: Statement[],
  { buyerTexts }: GuardContext,
): Surroundings {
  const pieces = sentences.flatMap((sentence) => sentence.pieces);
  const turn = buyerTexts.flatMap(readSentences).flatMap((sentence) => sentence.pieces);
  const asked = conceptsOf(turn);
  const isAsked = (concept: string) => isAmong(asked, concept);
  const facts = statements.flatMap((statement) => statement.pieces);
  const words = facts.flatMap((piece) => piece.words);
  return {
    said: { concepts: conceptsOf(pieces), values: valuesOf(pieces) },
    asked,
    turn,
    offered: valuesOf(turn).flatMap((value) => [value, value * 1_000]),
    isAsked,
    isKnown: (concept) => {
      const found = words.filter((word) => isSame(word.concept, concept));
      return found.length > 0 ? found.some(({ isDenied }) => !isDenied) : isAsked(concept);
    },
    isKnownValue: (value) => valuesOf(facts).includes(value),
  };
}
