import { remember } from '../../remember.ts';
import { normalise, tokenise } from '../../tokens.ts';
import { isQuality } from '../words/endings.ts';
import { type Piece, readPiece } from './piece.ts';
import { joinBareNumbers, splitAtWords, splitBetweenNumbers } from './split-tokens.ts';

export interface Sentence {
  text: string;
  isQuestion: boolean;
  pieces: Piece[];
}

/** Splits a text into what is said one by one. */
export const readSentences = remember(splitSentences);

const SENTENCE_END = /(?<=[.!?…])["»)]*\s+(?=["«(—–-]?\s*[\p{Lu}\d])|(?<=[!?])\s+|\n+|(?<=;)\s*/u;
/** Shortenings whose full stop ends no sentence. */
const SHORTENING = /(?:^|[\s(«"])(?:ул|г|д|им|т|пр|пер|наб|корп|стр|кв|тел|ш|пл|эт|мкр|пос|обл|р-н|пр-т)\.$/u;

function splitSentences(text: string): Sentence[] {
  const parts: string[] = [];
  for (const part of text.split(SENTENCE_END)) {
    const before = parts.at(-1);
    if (before !== undefined && SHORTENING.test(before.toLowerCase())) parts[parts.length - 1] = `${before} ${part}`;
    else parts.push(part);
  }
  return parts
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .map((part) => ({ text: part, isQuestion: /\?["»)\s]*$/u.test(part), pieces: readPieces(part) }));
}

const TURNS = new Set(['а', 'но', 'зато', 'однако']);
/** A question that is told after a dash: «уточню — когда привезут». */
const TOLD_QUESTION = /\s[—–-]\s(?=(?:когда|какой|какая|какое|какие|куда|где|что|сколько|зачем|во сколько)(?!\p{L}))/u;
/** Said in passing, often between commas: it must not part «кредита» from its «нет». */
const IN_PASSING =
  /\s*,?\s*(?<!\p{L})(?:к сожалению|увы|извините|простите|конечно|разумеется|пожалуйста|кстати|в общем|как правило|например|наверное|скорее всего|если что)(?!\p{L})\s*,?/gu;

/** At commas and at «а», «но», «зато»; what stands in brackets is a piece of its own beside the one around it. */
function readPieces(text: string): Piece[] {
  const plain = withPlainNames(normalise(text));
  const inserted = Array.from(plain.matchAll(BRACKETS), ([, inside = '']) => inside);
  return [plain.replace(BRACKETS, ' '), ...inserted]
    .flatMap((part) => part.replace(IN_PASSING, ' ').split(TOLD_QUESTION))
    .flatMap((part) => joinBareNumbers(splitAtWords(tokenise(part), TURNS).flatMap(splitBetweenNumbers)))
    .map((tokens) => readPiece(tokens))
    .map(denyListed);
}

const BRACKETS = /\(([^()]*)\)/gu;

/** Names of several words or with marks in them, as the one word that the lexicon knows. */
function withPlainNames(text: string): string {
  return text
    .replace(/(?<!\p{L})б\s?[/\\.]\s?у(?!\p{L})/gu, 'бу')
    .replace(/(?<!\p{L})(?:с )?(?:понедельник\p{L}*|пн)\s?(?:по|до|–|-|—)\s?(?:пятниц\p{L}*|пт)(?!\p{L})/gu, 'будни')
    .replace(/(?<!\p{L})кажд\p{L}+ день(?!\p{L})/gu, 'ежедневно');
}

/** «Рассрочки, кредита и отсрочки нет»: the «нет» at the end is said of each; but not of «новый, чека нет». */
function denyListed(piece: Piece, place: number, pieces: Piece[]): Piece {
  const last = piece.words.at(-1);
  const isListed =
    last !== undefined &&
    piece.words.length <= 2 &&
    !piece.isPredicated &&
    piece.values.length === 0 &&
    !isQuality(last.text);
  const next = pieces.slice(place + 1).find(({ isPredicated, words }) => isPredicated || words.length > 1);
  if (!isListed || next?.isDenied !== true) return piece;
  return { ...piece, words: piece.words.map((word) => ({ ...word, isDenied: true })), isDenied: true };
}
