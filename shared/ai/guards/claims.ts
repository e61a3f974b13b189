import { claimsOf } from './claims/draft/claimed.ts';
import { isRefusal } from './claims/draft/decline.ts';
import { inFull } from './claims/draft/echo.ts';
import { readingsOf } from './claims/draft/readings.ts';
import { type Surroundings, surroundingsOf } from './claims/draft/surroundings.ts';
import { readStatements, type Statement } from './claims/facts/statement.ts';
import { type Piece, partsOf } from './claims/reading/piece.ts';
import { readSentences, type Sentence } from './claims/reading/sentence.ts';
import { isSupported } from './claims/support/support.ts';
import type { Guard } from './guard.ts';

/**
 * Each sentence is courtesy or a claim, and each claim must follow from one statement of the facts, close to its own words: with
 * the same negation, each number in its own place, and no condition left out. What does not follow does not leave.
 *
 * The facts are read into statements, one a sentence (`facts/`), and the draft into sentences of pieces between commas (`reading/`).
 * Of each piece what is courtesy, a question or a handing over is taken away, and the rest reads on from what was said before it
 * (`draft/`); one statement must then say all of it (`support/`, a list of rules). Which words are one, and which say nothing, is in
 * `words/`.
 */
export const guardClaims: Guard = (draft, context) => {
  const statements = readStatements(context);
  const sentences = readSentences(draft);
  const surroundings = surroundingsOf(sentences, statements, context);
  return sentences.flatMap((sentence) =>
    unsupported(sentence, statements, surroundings).map(({ text }) => ({
      guard: 'claims',
      what: text,
      why: 'Этого нет в фактах. Скажи только то, что в них есть, их словами и с их условиями.',
    })),
  );
};

/** What of the sentence nothing supports. As many pieces as one statement says together are taken at a time; one that none says, in parts. */
function unsupported(sentence: Sentence, statements: Statement[], surroundings: Surroundings): Piece[] {
  const left: Piece[] = [];
  const before: Piece[] = [];
  const spoken = sentence.isQuestion ? sentence.pieces : inFull(sentence.pieces, surroundings);
  let pieces = claimsOf(spoken, sentence, surroundings);
  for (let first = pieces[0]; first !== undefined; first = pieces[0]) {
    const count = countSupported(pieces, before, statements, surroundings);
    const parts = count === 0 ? partsOf(first) : [];
    if (parts.length > 1) {
      pieces = [...claimsOf(parts, sentence, surroundings), ...pieces.slice(1)];
      continue;
    }
    if (count === 0 && !(before.length > 0 && isRefusal(first, surroundings))) left.push(first);
    const taken = Math.max(1, count);
    before.push(...pieces.slice(0, taken));
    pieces = pieces.slice(taken);
  }
  return left;
}

/** How many pieces, from the first on, one statement says together, with what they take from those before them. */
function countSupported(
  pieces: Piece[],
  before: Piece[],
  statements: Statement[],
  { said, asked }: Surroundings,
): number {
  const repeats = pieces.findIndex(({ isToo }, place) => place > 0 && isToo);
  for (let count = repeats === -1 ? pieces.length : repeats; count > 0; count -= 1) {
    const readings = readingsOf(pieces.slice(0, count), before);
    if (readings.some((reading) => isSupported({ ...reading, said, asked }, statements))) return count;
  }
  return 0;
}
