import type { Claim } from '../draft/claim.ts';
import { hasValue, isNamedIn, type Said } from '../facts/said.ts';
import type { Statement } from '../facts/statement.ts';
import type { Value } from '../reading/value.ts';
import type { Word } from '../reading/word.ts';
import { DAYS } from '../words/days.ts';
import { isOptional } from '../words/lexicon.ts';
import { isAmong } from '../words/same.ts';

/**
 * What the statement says beside what is claimed must be said as well, by the reply or by the buyer's question: «по городу», «на новую
 * мебель», «только со склада». All of it in a short piece or one with a number, most of it in a long one; conditions that stand first or
 * alone, exceptions, and the numbers they begin at always.
 */
export function isTold(claim: Claim, statement: Statement): boolean {
  return (
    isHeadTold(claim, statement) &&
    usedPieces(claim, statement.pieces).every((piece) => isPieceTold(piece, claim, statement))
  );
}

/** Of «Покраска крышки: в субботу — 400 ₽» the number is nothing to somebody with whom one speaks of another work. */
function isHeadTold({ pieces: parts, said, asked }: Claim, { pieces, title }: Statement): boolean {
  const heads = pieces.flatMap(({ heading }) => heading).filter((concept) => concept !== '@price');
  const hasNumber = parts.some(({ values }) => values.length > 0);
  return (
    !hasNumber ||
    heads.length === 0 ||
    heads.some((head) => [said.concepts, asked, title].some((known) => isAmong(known, head)))
  );
}

const SHORT = 4;

function isPieceTold(piece: Said, claim: Claim, { context }: Statement): boolean {
  const { said, asked } = claim;
  const words = piece.words.filter(
    ({ concept, text }) =>
      concept !== '@price' &&
      !isOptional(text) &&
      !isOptional(concept) &&
      !piece.heading.includes(concept) &&
      !isAmong(context, concept),
  );
  // The buyer knows what he asked for, but not on which condition it holds.
  const isHeard = ({ concept, isCondition }: Word) => !isCondition && !piece.isException && isAmong(asked, concept);
  const isToldWord = (word: Word) => isAmong(said.concepts, word.concept) || isHeard(word);
  const days = words.filter(({ concept }) => DAYS.has(concept));
  const untold = words.filter((word) => !DAYS.has(word.concept) && !isToldWord(word)).length;
  const isEnough = piece.values.length > 0 || words.length <= SHORT ? untold === 0 : untold * 3 <= words.length;
  const values = claim.pieces.flatMap((part) => part.values);
  return (
    isEnough &&
    (days.length === 0 || days.some(isToldWord)) &&
    limitsOf(piece, values).every(({ value }) => said.values.includes(value))
  );
}

/** The pieces the claim is taken from, and those that bind it wherever they stand. */
function usedPieces(claim: Claim, pieces: Said[]): Said[] {
  const homes = homesOf(claim, pieces);
  const isDenial = claim.pieces.some(({ words }) => words.some(({ isDenied }) => isDenied));
  return pieces.filter((piece, place) => {
    const before = pieces[place - 1];
    const isExceptionOfUsed = piece.isException && !isDenial && (before === undefined || homes.has(before));
    const isHolding = (place === 0 && piece.isConditionFirst) || isOnlyCondition(piece);
    return homes.has(piece) || isExceptionOfUsed || isHolding;
  });
}

/** For each word and number of the claim the piece that says most of the claim. */
function homesOf({ pieces: parts }: Claim, pieces: Said[]): Set<Said> {
  const words = parts.flatMap((part) => part.words);
  const values = parts.flatMap((part) => part.values);
  const shareOf = (piece: Said) =>
    words.filter(({ concept }) => isNamedIn(piece, concept)).length +
    values.filter((value) => hasValue(piece, value)).length;
  const best = (found: Said[]) => found.toSorted((left, right) => shareOf(right) - shareOf(left)).slice(0, 1);
  return new Set([
    ...words.flatMap(({ concept }) =>
      best(pieces.filter((piece) => isNamedIn(piece, concept) && !isAmong(piece.heading, concept))),
    ),
    ...values.flatMap((value) => best(pieces.filter((piece) => hasValue(piece, value)))),
  ]);
}

/** Numbers that what is claimed of this piece depends on: «от 30 000 ₽» where it is free then, but not where that is the price itself. */
function limitsOf({ values }: Said, claimed: Value[]): Value[] {
  const limits = values.filter(({ isCondition, isFrom }) => isCondition || isFrom);
  const isPriceItself = limits.length === values.length && claimed.length > 0;
  return isPriceItself ? [] : limits;
}

function isOnlyCondition({ words, values }: Said): boolean {
  return words.length > 0 && words.every(({ isCondition }) => isCondition) && values.every(({ isFrom }) => isFrom);
}
