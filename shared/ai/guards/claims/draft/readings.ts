import { conceptsOf, type Piece } from '../reading/piece.ts';
import { isAmong } from '../words/same.ts';
import type { Claim } from './claim.ts';

/** A claim before its surroundings are known. */
type Reading = Omit<Claim, 'said' | 'asked'>;

/** Whoever is meant by it was named before. */
const PRONOUN = /(?<!\p{L})(?:он|она|оно|они|его|ее|их|него|нее|них|ней|нем|ним|ними)(?!\p{L})/u;

/**
 * What pieces of a sentence can mean after those before them: «тоже» repeats, a pronoun stands for the first that was named, a list
 * goes on, a bare number is of one of the topics. One reading that the facts support is enough.
 */
export function readingsOf(part: Piece[], before: Piece[]): Reading[] {
  const [first] = part;
  const last = before.at(-1);
  if (first === undefined || last === undefined) return [{ pieces: part, topic: [] }];
  if (first.isToo) return addsSomething(first, last) ? repetitions(part, last) : [];

  const words = conceptsOf(part);
  if (words.length > 0 && PRONOUN.test(first.text)) return aboutEach(part, topicsOf(before.slice(0, 1)).slice(0, 1));
  if (part.every(({ values, isPredicated }) => values.length === 0 && !isPredicated)) {
    return [
      { pieces: [last, ...part], topic: [] },
      { pieces: part, topic: [], isStrict: true, isOfTheThing: words.length <= 1 },
    ];
  }
  if (words.length === 0) return aboutEach(part, topicsOf(before.toReversed()));
  return [{ pieces: part, topic: [] }];
}

function aboutEach(pieces: Piece[], topics: string[]): Reading[] {
  return topics.map((topic) => ({ pieces, topic: [topic] }));
}

function topicsOf(pieces: Piece[]): string[] {
  return pieces.flatMap(({ spoken }) => spoken).filter((concept) => concept !== '@price');
}

/** «на детали 3 месяца, на вашу деталь тоже» says of the same what it said. */
function addsSomething(piece: Piece, last: Piece): boolean {
  const said = conceptsOf([last]);
  return conceptsOf([piece]).some((concept) => !isAmong(said, concept));
}

/** All but the subject is said again; after a denial the new subject alone may be what is denied. */
function repetitions(part: Piece[], last: Piece): Reading[] {
  const repeated = { pieces: part.map((piece) => repeating(piece, last)), topic: [] };
  if (!part[0]?.isDenied && !last.isDenied) return [repeated];
  return [repeated, { pieces: part.map((piece) => denying(piece)), topic: [] }];
}

/** «Гарантия 90 дней, на аккумулятор тоже». */
function repeating(piece: Piece, { words, values, isDenied }: Piece): Piece {
  const own = isDenied ? denying(piece).words : piece.words;
  return { ...piece, words: [...own, ...words.slice(1)], values: [...piece.values, ...values] };
}

/** «Кредита нет, рассрочки тоже». */
function denying(piece: Piece): Piece {
  return { ...piece, words: piece.words.map((word) => ({ ...word, isDenied: true })) };
}
