import { ACCEPTING, FILLING, NO, NODDING, SHAKING, YES } from './consent-words.ts';
import { isGranted, isRefused } from './granted.ts';
import type { Guard, Objection } from './guard.ts';
import { findAmounts } from './money-amounts.ts';
import { type Sentence, sentencesOf, textIn, wordsIn } from './sentences.ts';
import { isDeniedAt } from './stance.ts';
import { tokenise } from './tokens.ts';
import { type Wish, wishesOf } from './wishes.ts';

const WHY_CONSENT = 'Одно согласие подтверждает то, чего нет в фактах. Ответь на вопрос словами из фактов.';
const WHY_DENIAL = 'Одно «нет» отрицает то, чего факты не отрицают. Ответь на вопрос словами из фактов.';

/**
 * A sentence of nothing but consent says what the buyer has asked: it passes only if the facts grant everything he asked for, and a mere
 * «нет» only if they deny it. Where he asked nothing, both are courtesy.
 */
export const guardConsent: Guard = (draft, context) => {
  const asked = new Set(wordsIn(context.buyerTexts.flatMap(sentencesOf)).map(stemOf));
  const sentences = sentencesOf(draft).map((sentence) => read(sentence, asked));
  const bareYes = NODDING.test(draft) ? draft.trim() : textOf(sentences.find(({ kind }) => kind === 'yes'));
  const bareNo = SHAKING.test(draft) ? draft.trim() : textOf(sentences.find(({ kind }) => kind === 'no'));
  const accepted = sentences.find(isAcceptance);
  if (bareYes === '' && bareNo === '' && accepted === undefined) return [];

  const wishes = wishesOf(context);
  const isWhole = sentences.every(({ kind }) => kind !== 'content');
  const isGrantedAll = wishes
    .filter((wish) => isWhole || isLeftOpen(wish, sentences))
    .every((wish) => isGranted(wish, context));
  const isSumOpen =
    accepted !== undefined && wishes.some(({ hasUnknownSum }) => hasUnknownSum) && !sentences.some(refuses);
  const isRefusedAll =
    (!isWhole || wishes.every((wish) => isRefused(wish, context))) && !context.buyerTexts.some(asksForBot);
  return [
    ...(bareYes !== '' && !isGrantedAll ? [object(bareYes, WHY_CONSENT)] : []),
    ...(bareYes === '' && isSumOpen ? [object(textOf(accepted), WHY_CONSENT)] : []),
    ...(bareNo !== '' && bareYes === '' && !isRefusedAll ? [object(bareNo, WHY_DENIAL)] : []),
  ];
};

/** Whoever is asked whether he is a bot may not deny it. */
function asksForBot(text: string): boolean {
  return wordsIn(sentencesOf(text)).some((word) => /^(?:бот|ботом|робот|роботом|автоответчик|bot)$/u.test(word));
}

interface ReadSentence {
  sentence: Sentence;
  kind: 'yes' | 'no' | 'courtesy' | 'content';
}

/** A sentence of little words; short ones also of words that only repeat the buyer's («встанет?» — «встанет») or say what we shall do. */
function read(sentence: Sentence, asked: ReadonlySet<string>): ReadSentence {
  const words = wordsIn([sentence]);
  const isEcho = (word: string) => words.length <= LONGEST_ECHO && (asked.has(stemOf(word)) || WE_SHALL.test(word));
  const isBare = words.every((word) => YES.has(word) || NO.has(word) || FILLING.has(word) || isEcho(word));
  if (!isBare) return { sentence, kind: 'content' };
  const isYes = words.some((word, place) => words[place - 1] !== 'не' && (YES.has(word) || isGranting(word, isEcho)));
  if (isYes && words[0] !== 'нет') return { sentence, kind: 'yes' };
  if (CONSENTING_NO.test(textIn(sentence))) return { sentence, kind: 'yes' };
  return { sentence, kind: words.some((word) => NO.has(word)) ? 'no' : 'courtesy' };
}

/** «Не вопрос», «без проблем», «почему бы и нет». */
const CONSENTING_NO = / почему (?:бы )?(?:и )?нет | без (?:проблем|вопросов) | (?:не|no) (?:вопрос|проблема|problem) /u;
const LONGEST_ECHO = 3;
/** «ушьём», «возьмём», «рассмотрим». */
const WE_SHALL = /^[а-я]{3,}(?:ем|им)$/u;

function isGranting(word: string, isEcho: (word: string) => boolean): boolean {
  return isEcho(word) && !FILLING.has(word) && !NO.has(word);
}

/** «ушьете» and «ушьем» are one. */
function stemOf(word: string): string {
  return word.length < 5 ? word : word.slice(0, Math.max(4, word.length - 3));
}

/** «Диван новый, договорились»: consent among other words, with no sum of its own that the guard of prices has looked at. */
function isAcceptance({ sentence }: ReadSentence): boolean {
  const words = wordsIn([sentence]);
  const place = words.findIndex((word) => ACCEPTING.test(word));
  const isAccepted = place !== -1 && !sentence.isQuestion && !isDeniedAt(words, place);
  return isAccepted && findAmounts(tokenise(words.join(' '))).length === 0;
}

const REFUSING =
  / (?:мало|сожалению|торга нет|окончательн[а-я]+|не (?:отда|прода|мож|мог|смо|уступ|скин|готов|получ|торг|соглас|подход|подойд)[а-я]*) /u;

function refuses({ sentence }: ReadSentence): boolean {
  return REFUSING.test(textIn(sentence));
}

/** In a reply with other words in it only what they pass over is open: each matter they name has its own guard. */
function isLeftOpen(wish: Wish, sentences: ReadSentence[]): boolean {
  const rest = sentences.filter(({ kind }) => kind === 'content').flatMap(({ sentence }) => wordsIn([sentence]));
  if (wish.hasUnknownSum) {
    const hasSum = findAmounts(tokenise(rest.join(' '))).length > 0;
    return !hasSum && !rest.some((word) => /^(?:не$|нет$|торг|скид|цен)/u.test(word));
  }
  return wish.matters.some(({ asked, known = asked }) => !rest.some((word) => asked.test(word) || known.test(word)));
}

function textOf(found: ReadSentence | undefined): string {
  return found === undefined ? '' : wordsIn([found.sentence]).join(' ');
}

function object(what: string, why: string): Objection {
  return { guard: 'consent', what, why };
}
