import { isOptional, isPlainVerb } from './lexicon.ts';
import { isQuality, type Piece, type Value, type Word } from './piece.ts';
import { isSame } from './same.ts';
import type { Said, Statement } from './statement.ts';

/** A part of the reply that claims something, with what its surroundings have said already. */
export interface Claim {
  pieces: Pick<Piece, 'words' | 'values'>[];
  /** What the part before was about; its sign does not matter. */
  topic: string[];
  /** A part of a list: nothing in it may come from the surroundings of a statement. */
  isStrict?: boolean;
  /** A quality without its thing: it must be said of the listing itself. */
  isOfTheThing?: boolean;
  /** Of the whole reply: conditions may stand in another of its parts. */
  said: { concepts: string[]; values: number[] };
  /** Concepts of the buyer's turn, for answers that leave out what they are about: «95 см». */
  asked: string[];
}

/** Why a statement does not say it, or `undefined` when it says all of it. */
export function whyNot(
  claim: Claim,
  statement: Statement,
): 'words' | 'sign' | 'values' | 'subject' | 'place' | 'condition' | undefined {
  const words = claim.pieces.flatMap((piece) => piece.words);
  const values = claim.pieces.flatMap((piece) => piece.values);
  if (!values.every((value) => statement.pieces.some((piece) => hasValue(piece, value)))) return 'values';
  const strange = words.filter((word) => !isNamed(word.concept, statement) && !isContext(word, claim, statement));
  if (!areDispensable(strange)) return 'words';
  if (strange.length > 0 && strange.length === words.length && claim.topic.length === 0) return 'words';
  if (!claim.topic.every((concept) => isNamed(concept, statement) || isIn(statement.context, concept))) return 'words';
  if (!claim.pieces.every((piece) => hasSameSigns(piece, statement))) return 'sign';
  if (!isAbout(claim, values, statement)) return 'subject';
  if (claim.isOfTheThing && !isOfTheThing(words, statement)) return 'subject';
  if (values.length === 0 && isPatched(claim, statement)) return 'place';
  if (!claim.pieces.every((piece) => areBound(piece, claim, statement))) return 'place';
  return isTold(claim, statement) ? undefined : 'condition';
}

/**
 * More of the claim comes from the surroundings than from the statement, or from two of its parts that each say something of their
 * own: «парковку оплачивает пекарня, штрафы — водитель» does not say who pays the fines.
 */
function isPatched(claim: Claim, { pieces, context, title }: Statement): boolean {
  return claim.pieces.some(({ words }) => {
    const concepts = [...new Set(words.filter(({ text }) => !isOptional(text)).map(({ concept }) => concept))].filter(
      (concept) => !isIn(title, concept),
    );
    const named = concepts.filter((concept) => pieces.some((piece) => isWordOf(piece, concept)));
    if (named.length < concepts.length - named.length) return true;
    const [home] = pieces.toSorted((left, right) => countIn(right, named) - countIn(left, named));
    const strange =
      home === undefined ? [] : named.filter((concept) => !isWordOf(home, concept) && !isIn(context, concept));
    const subject = pieces[0]?.words[0]?.concept ?? '';
    return (
      home?.isPredicated === true &&
      strange.some(
        (concept) => !isSame(concept, subject) && !isHeading(pieces, concept) && isSaidElsewhere(pieces, home, concept),
      )
    );
  });
}

function countIn(piece: Said, concepts: string[]): number {
  return concepts.filter((concept) => isWordOf(piece, concept)).length;
}

function isHeading(pieces: Said[], concept: string): boolean {
  return pieces.some(({ heading }) => heading.some((other) => isSame(other, concept)));
}

/** In a part that has a predicate of its own. */
function isSaidElsewhere(pieces: Said[], home: Said, concept: string): boolean {
  return pieces.every((piece) => piece === home || !isWordOf(piece, concept) || piece.isPredicated);
}

/** Whether a statement says the opposite of most of it, whatever another one seems to allow. */
export function contradicts(claim: Claim, { pieces }: Statement): boolean {
  const verbs = claim.pieces
    .flatMap((piece) => piece.words)
    .filter(({ isDenied, text }) => !isDenied && isPlainVerb(text));
  if (
    verbs.some(({ concept }) =>
      pieces.some(
        (piece) =>
          piece.words.some((word) => word.isDenied && isSame(word.concept, concept)) &&
          countIn(piece, conceptsOf(claim)) >= 2,
      ),
    )
  )
    return true;
  const words = claim.pieces
    .flatMap((piece) => piece.words)
    .filter(({ isDenied, text }) => !isDenied && !isOptional(text));
  if (words.length < 2 || claim.pieces.some(({ values }) => values.length > 0)) return false;
  return pieces.some((piece) => {
    const denied = words.filter(({ concept }) =>
      piece.words.some((word) => word.isDenied && isSame(word.concept, concept)),
    );
    const named = words.filter(({ concept }) => isWordOf(piece, concept));
    const all = piece.words.filter(({ text }) => !isOptional(text));
    const isWhole = all.length >= 2 && denied.length === all.length;
    return isWhole || (denied.length >= 2 && denied.length === named.length && denied.length * 3 >= words.length * 2);
  });
}

/** «самоходная» of «бензиновая самоходная косилка», «б/у» of «Состояние: б/у»: nothing else stands beside it but the thing for sale. */
function isOfTheThing(words: Word[], { factId, pieces, title }: Statement): boolean {
  return words.every(
    ({ concept, text }) =>
      (isQuality(text) || factId.startsWith('listing.attributes')) &&
      pieces.some(
        (piece) =>
          isWordOf(piece, concept) &&
          factId.startsWith('listing.') &&
          piece.words.every(
            (word) =>
              word.isDenied === false &&
              (isSame(word.concept, concept) ||
                isQuality(word.text) ||
                isOptional(word.text) ||
                isIn(title, word.concept)),
          ),
      ),
  );
}

/** Labels and the like may stand in the claim alone; in a denial the verb is what is denied. */
function areDispensable(words: Word[]): boolean {
  return words.every(
    ({ text, concept, isDenied }) => (isOptional(text) || isOptional(concept)) && !(isDenied && isPlainVerb(text)),
  );
}

/** «цена» may be said of whatever else is named; of the thing alone only its own price. */
function isContext({ concept }: Word, claim: Claim, { factId, context, title, isListingPrice }: Statement): boolean {
  if (claim.isStrict) return false;
  // What holds for all is not said of this one thing.
  const isOwn = factId.startsWith('listing.');
  if (concept !== '@price') return isIn(context, concept) && (isOwn || !isIn(title, concept));
  const others = [...claim.pieces.flatMap(({ words }) => words.map((word) => word.concept)), ...claim.topic];
  return isListingPrice || others.some((other) => other !== '@price' && !isIn(context, other));
}

/**
 * What the claim says with «нет» the statement must say with «нет», and the other way round. A word that the statement has in both
 * ways, or that only its context names, decides nothing; in a denial at least one word must be denied there.
 */
function hasSameSigns({ words }: Pick<Piece, 'words'>, statement: Statement): boolean {
  const named = words.filter(({ concept }) => isNamed(concept, statement));
  const fitting = named.filter((word) => statement.pieces.some((piece) => holds(piece, word)));
  const isDenial = words.some(({ isDenied }) => isDenied);
  const isDeniedThere = fitting.some(({ isDenied }) => isDenied);
  return isDenial ? isDeniedThere : fitting.length === named.length;
}

/** Something of the claim, or of the question it answers, must be said by this very statement. */
function isAbout({ pieces, topic, asked }: Claim, values: Value[], statement: Statement): boolean {
  const concepts = [...pieces.flatMap(({ words }) => words.map(({ concept }) => concept)), ...topic];
  if (statement.isListingPrice || concepts.some((concept) => concept !== '@price' && isNamed(concept, statement)))
    return true;
  if (values.length === 0) return concepts.length > 0;
  return asked.some((concept) => isNamed(concept, statement));
}

/**
 * A number stands beside the same words in the statement: the word right before it in the same piece, the others there, at the
 * statement's beginning, in a piece without numbers, or in one whose own numbers are said as well. Of «в будни 500 ₽, в субботу
 * 800 ₽» nothing else follows.
 */
function areBound(
  { words, values }: Pick<Piece, 'words' | 'values'>,
  claim: Claim,
  { pieces, context }: Statement,
): boolean {
  const heading = pieces.flatMap((piece) => piece.heading);
  const isFree = (concept: string) =>
    concept === '@price' || isIn(context, concept) || heading.some((other) => isSame(other, concept));
  const isTied = (concept: string) =>
    !isFree(concept) && !isOptional(concept) && pieces.some((piece) => isWordOf(piece, concept));
  const own = words.map(({ concept }) => concept);
  const names = (own.length === 0 ? [...claim.topic, ...claim.asked] : own).filter(isTied);
  return values.every((value) =>
    pieces
      .filter((piece) => hasValue(piece, value))
      .some((home) => {
        const isHome = (concept: string) => isWordOf(home, concept);
        const isBeside = (concept: string) =>
          pieces.some(
            (piece, place) =>
              isWordOf(piece, concept) &&
              (place === 0 ||
                isAppended(piece) ||
                piece.values.every((other) => values.some(({ value: said }) => said === other.value))),
          );
        if (names.every(isHome)) return true;
        const isNearHome =
          value.near === undefined ||
          !names.includes(value.near) ||
          isHome(value.near) ||
          !pieces.some((piece) => piece.values.length > 0 && isWordOf(piece, value.near ?? ''));
        return (
          isNearHome &&
          (own.length === 0 || home.words.length === 0 || own.some(isHome)) &&
          names.every((concept) => isHome(concept) || isBeside(concept))
        );
      }),
  );
}

function conceptsOf({ pieces }: Pick<Claim, 'pieces'>): string[] {
  return pieces.flatMap(({ words }) => words.map(({ concept }) => concept));
}

/** «…, по удостоверению»: goes with whatever stands before it. */
function isAppended({ values, isPredicated }: Said): boolean {
  return values.length === 0 && !isPredicated;
}

function isWordOf(piece: Said, concept: string): boolean {
  return piece.words.some((word) => isSame(word.concept, concept));
}

/**
 * What the statement says beside what is claimed must be said as well, by the reply or by the buyer's question: «по городу», «на новую
 * мебель», «только со склада». All of it in a short piece or one with a number, most of it in a long one; conditions that stand first or
 * alone, exceptions, and the numbers they begin at always.
 */
function isTold(claim: Claim, statement: Statement): boolean {
  const { said, asked } = claim;
  const { pieces, context, title } = statement;
  const values = claim.pieces.flatMap((piece) => piece.values);
  const isKnown = ({ concept, isCondition }: Word) =>
    isIn(said.concepts, concept) || isIn(title, concept) || (!isCondition && isIn(asked, concept));
  const homes = homesOf(claim, pieces);
  const isDenial = claim.pieces.some(({ words }) => words.some(({ isDenied }) => isDenied));
  return pieces.every((piece, place) => {
    const before = pieces[place - 1];
    const isExceptionOfUsed = piece.isException && !isDenial && (before === undefined || homes.has(before));
    const isHolding = (place === 0 && piece.isConditionFirst) || isOnlyCondition(piece);
    if (!homes.has(piece) && !isExceptionOfUsed && !isHolding) return true;
    const words = piece.words.filter(
      ({ concept, text }) =>
        concept !== '@price' &&
        !isOptional(text) &&
        !isOptional(concept) &&
        !piece.heading.includes(concept) &&
        !isIn(context, concept),
    );
    const told = words.filter((word) => isKnown(word) && (!piece.isException || isIn(said.concepts, word.concept)));
    const days = words.filter(({ concept }) => DAYS.has(concept));
    const others = words.filter((word) => !days.includes(word));
    const untold = others.filter((word) => !told.includes(word)).length;
    const isEnough = piece.values.length > 0 || words.length <= SHORT ? untold === 0 : untold * 3 <= words.length;
    const areDaysTold = days.length === 0 || days.some((day) => told.includes(day));
    return isEnough && areDaysTold && limitsOf(piece, values).every(({ value }) => said.values.includes(value));
  });
}

const SHORT = 4;
export const DAYS = new Set(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'workday', 'weekend'].map(
    (day) => `@${day}`,
  ),
);

/** For each word and number of the claim the piece that says most of the claim. */
function homesOf({ pieces: parts }: Claim, pieces: Said[]): Set<Said> {
  const words = parts.flatMap((piece) => piece.words);
  const values = parts.flatMap((piece) => piece.values);
  const shareOf = (piece: Said) =>
    words.filter(({ concept }) => isWordOf(piece, concept)).length +
    values.filter((value) => hasValue(piece, value)).length;
  const best = (found: Said[]) => found.toSorted((left, right) => shareOf(right) - shareOf(left)).slice(0, 1);
  const isFree = (piece: Said, concept: string) => piece.heading.some((other) => isSame(other, concept));
  return new Set([
    ...words.flatMap(({ concept }) =>
      best(pieces.filter((piece) => isWordOf(piece, concept) && !isFree(piece, concept))),
    ),
    ...values.flatMap((value) => best(pieces.filter((piece) => hasValue(piece, value)))),
  ]);
}

/** Numbers that what is claimed of this piece depends on: «от 30 000 ₽» where it is free then, but not where that is the price itself. */
function limitsOf({ values }: Said, claimed: Value[]): Value[] {
  const others = values.filter((value) => !value.isFrom && !value.isCondition);
  return others.length === 0 && claimed.length > 0
    ? []
    : values.filter(({ isCondition, isFrom }) => isCondition || isFrom);
}

function isOnlyCondition({ words, values }: Said): boolean {
  return words.length > 0 && words.every(({ isCondition }) => isCondition) && values.every(({ isFrom }) => isFrom);
}

function isNamed(concept: string, { pieces }: Statement): boolean {
  return pieces.some((piece) => piece.words.some((word) => isSame(word.concept, concept)));
}

function isIn(concepts: string[], concept: string): boolean {
  return concepts.some((other) => isSame(other, concept));
}

function holds(piece: Said, { concept, isDenied }: Word): boolean {
  return piece.words.some((word) => word.isDenied === isDenied && isSame(word.concept, concept));
}

/** «от 1 900 ₽» is not «1 900 ₽», nor is «до 8 000 ₽» 8 000. */
function hasValue(piece: Said, { value, isFrom, isUpTo }: Value): boolean {
  return piece.values.some((other) => other.value === value && (isFrom || !other.isFrom) && (isUpTo || !other.isUpTo));
}
