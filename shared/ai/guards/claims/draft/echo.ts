import { conceptsOf, type Piece } from '../reading/piece.ts';
import { isActing } from '../words/endings.ts';
import { isCourteous } from '../words/lexicon.ts';
import { isAmong } from '../words/same.ts';
import type { Surroundings } from './surroundings.ts';

const AGREEING =
  /^(?:(?:да|хорошо|конечно|ок|ага)[\s,.!]*)?(?:сделаем|сделаю|делаем|оформим|оформляем|можно|будет|возьмем|дадим|примем|принимаем|могу|можем|есть)[\s.!)]*$/u;

/**
 * What a sentence answers. «Заберём» and «Сделаем» say what the buyer has asked, and must be as well founded as if it were said in
 * full; «да» and «здравствуйте» beside something else say nothing.
 */
export function inFull(pieces: Piece[], surroundings: Surroundings): Piece[] {
  const telling = pieces.filter(
    ({ words, values, text }) =>
      values.length > 0 || words.some((word) => !isCourteous(word.text)) || AGREEING.test(text),
  );
  const spoken = telling.length === 0 ? pieces : telling;
  return spoken.map((piece) => echoed(piece, spoken.length === 1, surroundings) ?? piece);
}

/** The buyer's words in the place of a mere verb; of words that agree without a verb only where nothing else is said. */
function echoed(piece: Piece, isAlone: boolean, { turn }: Surroundings): Piece | undefined {
  const [word, ...rest] = piece.words.filter(({ text }) => !isCourteous(text));
  if (rest.length > 0 || piece.values.length > 0) return undefined;
  const isEcho = word === undefined ? isAlone && AGREEING.test(piece.text) : isActing(word.text);
  if (!isEcho) return undefined;
  const asked = word && turn.find((question) => isAmong(conceptsOf([question]), word.concept));
  const question = asked ?? (isAlone ? turn.at(-1) : undefined);
  if (question === undefined) return undefined;
  const words = question.words.filter(({ text }) => !isCourteous(text));
  return { ...question, words: word === undefined ? words : [...words, word], text: piece.text };
}
