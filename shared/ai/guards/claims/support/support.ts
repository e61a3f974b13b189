import type { Claim } from '../draft/claim.ts';
import { hasValue, isNamedIn, isNamedInAny, isSaidIn } from '../facts/said.ts';
import type { Statement } from '../facts/statement.ts';
import { conceptsOf, type Piece } from '../reading/piece.ts';
import type { Word } from '../reading/word.ts';
import { isQuality } from '../words/endings.ts';
import { isOptional } from '../words/lexicon.ts';
import { isPlainVerb } from '../words/plain-verb.ts';
import { isAmong, isSame } from '../words/same.ts';
import { contradicts } from './contradiction.ts';
import { isPatched } from './patched.ts';
import { areNumbersInPlace } from './place.ts';
import { isTold } from './told.ts';

/** Whether one statement says all of the claim, and none the opposite of it. */
export function isSupported(claim: Claim, statements: Statement[]): boolean {
  return (
    statements.some((statement) => whyNot(claim, statement) === undefined) &&
    !statements.some((statement) => contradicts(claim, statement))
  );
}

type Lack = 'values' | 'words' | 'sign' | 'subject' | 'place' | 'condition';

/**
 * What a statement must do to say a claim, by what is lacking where it does not. The cheapest is asked first: a number that is nowhere in
 * the statement has no place in it either.
 */
const RULES: [Lack, (claim: Claim, statement: Statement) => boolean][] = [
  ['values', hasValues],
  ['words', hasWords],
  ['sign', (claim, statement) => claim.pieces.every((piece) => hasSameSigns(piece, statement))],
  ['subject', isAboutTheSame],
  ['place', (claim, statement) => !isPatched(claim, statement) && areNumbersInPlace(claim, statement)],
  ['condition', isTold],
];

/** What a statement lacks to say the claim, or `undefined` when it says all of it. */
export function whyNot(claim: Claim, statement: Statement): Lack | undefined {
  return RULES.find(([, holds]) => !holds(claim, statement))?.[0];
}

function hasValues({ pieces }: Claim, statement: Statement): boolean {
  return pieces.every(({ values }) =>
    values.every((value) => statement.pieces.some((piece) => hasValue(piece, value))),
  );
}

/** Each word is the statement's or its surroundings', or may stand there anyhow; but not all of them anyhow. */
function hasWords(claim: Claim, statement: Statement): boolean {
  const words = claim.pieces.flatMap((piece) => piece.words);
  const isFound = (concept: string) => isNamedInAny(statement.pieces, concept);
  const strange = words.filter((word) => !isFound(word.concept) && !isFromContext(word, claim, statement));
  if (strange.length > 0 && strange.length === words.length && claim.topic.length === 0) return false;
  return (
    strange.every(isDispensable) &&
    claim.topic.every((concept) => isFound(concept) || isAmong(statement.context, concept))
  );
}

/** Labels and the like may stand in the claim alone; in a denial the verb is what is denied. */
function isDispensable({ text, concept, isDenied }: Word): boolean {
  return (isOptional(text) || isOptional(concept)) && !(isDenied && isPlainVerb(text));
}

/** «цена» may be said of whatever else is named; of the thing alone only its own price. */
function isFromContext(
  { concept }: Word,
  claim: Claim,
  { factId, context, title, isListingPrice }: Statement,
): boolean {
  if (claim.isStrict) return false;
  // What holds for all is not said of this one thing.
  const isOwn = factId.startsWith('listing.');
  if (concept !== '@price') return isAmong(context, concept) && (isOwn || !isAmong(title, concept));
  const others = [...conceptsOf(claim.pieces), ...claim.topic];
  return isListingPrice || others.some((other) => other !== '@price' && !isAmong(context, other));
}

/**
 * What the claim says with «нет» the statement must say with «нет», and the other way round. A word that the statement has in both
 * ways, or that only its context names, decides nothing; in a denial at least one word must be denied there.
 */
function hasSameSigns({ words }: Pick<Piece, 'words'>, { pieces }: Statement): boolean {
  const named = words.filter(({ concept }) => isNamedInAny(pieces, concept));
  const fitting = named.filter((word) => pieces.some((piece) => isSaidIn(piece, word)));
  const isDenial = words.some(({ isDenied }) => isDenied);
  return isDenial ? fitting.some(({ isDenied }) => isDenied) : fitting.length === named.length;
}

/** Something of the claim, or of the question it answers, must be said by this very statement. */
function isAboutTheSame(claim: Claim, statement: Statement): boolean {
  if (claim.isOfTheThing && !isOfTheThing(claim, statement)) return false;
  const { pieces, topic, asked } = claim;
  const concepts = [...conceptsOf(pieces), ...topic];
  const isFound = (concept: string) => isNamedInAny(statement.pieces, concept);
  if (statement.isListingPrice || concepts.some((concept) => concept !== '@price' && isFound(concept))) return true;
  return pieces.some(({ values }) => values.length > 0) ? asked.some(isFound) : concepts.length > 0;
}

/** «самоходная» of «бензиновая самоходная косилка», «б/у» of «Состояние: б/у»: nothing else stands beside it but the thing for sale. */
function isOfTheThing(claim: Claim, { factId, pieces, title }: Statement): boolean {
  const isBeside = (word: Word, concept: string) =>
    !word.isDenied &&
    (isSame(word.concept, concept) || isQuality(word.text) || isOptional(word.text) || isAmong(title, word.concept));
  return claim.pieces
    .flatMap(({ words }) => words)
    .every(
      ({ concept, text }) =>
        factId.startsWith('listing.') &&
        (isQuality(text) || factId.startsWith('listing.attributes')) &&
        pieces.some((piece) => isNamedIn(piece, concept) && piece.words.every((word) => isBeside(word, concept))),
    );
}
