import type { Piece } from '../reading/piece.ts';
import type { Sentence } from '../reading/sentence.ts';
import type { Word } from '../reading/word.ts';
import { isCourteous, isOptional } from '../words/lexicon.ts';
import { declined, isDecline } from './decline.ts';
import { handedOver, isHandingOver, isHarmless } from './hand-over.ts';
import { asksOpenly, isAskable, isWondering } from './question.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The pieces that claim something, each without its courtesy; of a question without what one asks with, of a handing over without what
 * is handed over, of a decline without the buyer's own figure.
 */
export function claimsOf(pieces: Piece[], sentence: Sentence, surroundings: Surroundings): Piece[] {
  const handing = sentence.pieces.findIndex(({ text }) => isHandingOver(text));
  const beforeHanding = sentence.pieces.slice(0, Math.max(0, handing));
  const isGreeted = isGreeting(pieces[0]);
  return pieces
    .map((piece, place) => {
      // «Уточню, что входит в комплект» tells nothing of the set; «уточню, доставка бесплатная» does of the delivery.
      const isTold = !piece.isPredicated || /^что(?:бы)?(?!\p{L})/u.test(piece.text);
      const isHanded = handing !== -1 && !beforeHanding.includes(piece) && isTold;
      if (isHanded || isHandingOver(piece.text)) return handedOver(piece, surroundings);
      const isAsked = sentence.isQuestion && place === pieces.length - 1;
      return claimed(piece, { isAsked, isGreeted }, surroundings);
    })
    .filter(({ words, values }) => words.length + values.length > 0);
}

interface Manner {
  /** The last piece of a question: it asks rather than says. */
  isAsked: boolean;
  isGreeted: boolean;
}

function claimed(piece: Piece, { isAsked, isGreeted }: Manner, surroundings: Surroundings): Piece {
  const isEmpty = emptyWordsOf(piece, isAsked, surroundings);
  const words = piece.words.filter((word) => !isEmpty(word));
  // «Здравствуйте, Анна!»
  if (isGreeted && words.length === 1 && piece.tokens.length <= 2 && piece.values.length === 0) {
    return { ...piece, words: [] };
  }
  const { isKnownValue } = surroundings;
  const values = isAsked ? piece.values.filter(({ value }) => !isKnownValue(value)) : piece.values;
  const said = { ...piece, words, values };
  return isDecline(piece, surroundings) ? declined(said, surroundings) : said;
}

/** Which words of a piece claim nothing by the way it is said. */
function emptyWordsOf(piece: Piece, isAsked: boolean, surroundings: Surroundings): (word: Word) => boolean {
  const isAsking = isAsked || isWondering(piece.text);
  const isThanks = /^(?:спасибо|благодарю|благодарим) за /u.test(piece.text);
  const isOfTheBot = /(?<!\p{L})(?:бот|помощник|ассистент)(?!\p{L})/u.test(piece.text);
  const isLoose = isThanks || isOfTheBot || asksOpenly(piece, isAsked);
  // A group is a thing that sellers promise: it may stand in loose talk only where naming it promises nothing.
  const isLooseWord = (concept: string) =>
    !concept.startsWith('@') || isOptional(concept) || (isThanks && isHarmless(concept));
  return (word) =>
    isCourteous(word.text) || (isAsking && isAskable(word, surroundings)) || (isLoose && isLooseWord(word.concept));
}

function isGreeting(piece: Piece | undefined): boolean {
  return piece !== undefined && /^(?:здравствуй|привет|добр)/u.test(piece.text);
}
