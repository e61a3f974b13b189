import type { Clause } from '../../ai/guards/clauses.ts';
import { isQuestion, type ReadText } from './read-text.ts';
import {
  ACCEPTING,
  COURTEOUS,
  HAGGLING,
  HESITATING,
  LAST_PRICE,
  NODDING,
  OTHER_GOODS,
  OTHER_SUBJECT,
  PRICE,
  SENDABLE,
} from './wish-words.ts';

const REFUSING = /^(?:без|не|никакого|нет)$/u;

/** Whether a buyer asks for a lower price without naming one: «торг уместен?», «а подешевле?», «последняя цена?». */
export function asksForLess(clauses: Clause[]): boolean {
  return clauses.some(({ words }) => {
    if (words.some((word) => SENDABLE.test(word) || OTHER_SUBJECT.test(word))) return false;
    if (words.includes('сколько') && words.some((word) => /^(?:отдадите|отдашь|отдали|уступите|скинете)$/u.test(word)))
      return true;
    if (words.some((word) => LAST_PRICE.test(word)) && words.some((word) => PRICE.test(word))) return true;
    return words.some(
      (word, place) => HAGGLING.test(word) && !isOther(words, place) && !REFUSING.test(words[place - 1] ?? ''),
    );
  });
}

/** «есть подешевле?», «что-нибудь дешевле»: other goods, not a lower price. */
function isOther(words: string[], place: number): boolean {
  if (!/^(?:по)?дешевле$/u.test(words[place] ?? '')) return false;
  return [words[place - 1], words[place + 1]].includes('есть') || words.some((word) => OTHER_GOODS.test(word));
}

/** Whether a buyer takes what was offered to him: in so many words, or by a nod and nothing else. */
export function acceptsIn(texts: ReadText[]): boolean {
  const clauses = texts.flatMap((text) => text.clauses.map((clause) => ({ text, clause })));
  const words = clauses.flatMap(({ clause }) => clause.words);
  const doubts = /^(?:не|нет|дорого|дороговато|подумаю|подумаем|если|но)$/u;
  if (words.some((word) => doubts.test(word))) return false;
  const hasNumber = texts.some(({ tokens }) => tokens.some(({ kind }) => kind === 'digits'));
  if (words.length > 0 && !hasNumber && words.every((word) => NODDING.test(word) || COURTEOUS.test(word))) {
    return (
      words.some((word) => NODDING.test(word)) && !texts.some(({ tokens }) => tokens.some(({ text }) => text === '?'))
    );
  }
  return clauses.some(
    ({ text, clause }) =>
      clause.words.some((word) => ACCEPTING.test(word)) &&
      !clause.words.some((word) => HESITATING.test(word)) &&
      !isQuestion(text, clause),
  );
}
