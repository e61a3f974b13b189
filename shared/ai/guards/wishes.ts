import { MATTERS, type Matter } from './asked-matters.ts';
import type { GuardContext } from './guard.ts';
import { findPlaces } from './messengers.ts';
import { findAmounts } from './money-amounts.ts';
import { isUnit } from './money-words.ts';
import { type FoundNumber, findNumbers } from './numbers.ts';
import { type Sentence, sentencesOf, textIn, wordsIn } from './sentences.ts';
import { isDeniedAt } from './stance.ts';
import { normalise, skipSpace, type Token, tokenise } from './tokens.ts';

/** A way to reach the seller elsewhere. */
const CONTACT = /^(?:созвон|позвон|номерок|телефончик|ссылк|инст|личк|почту$|мыло$|whats|call$|phone$)/u;
const NUMBER_ASKED =
  / (?:номер|телефон)[а-я]* (?:\S+ ){0,2}(?:дай|скин|напиш|можно|подскаж|есть)[а-я]* | (?:дай|скин|напиш|подскаж|оставь)[а-я]* (?:\S+ ){0,2}(?:номер|телефон)[а-я]* | ваш (?:номер|телефон) /u;
const AVAILABLE = /^(?:налич|актуальн|продает|продаете|продан|продали|свобод|доступ|available|actual|sold)/u;
const STILL = / (?:еще|все еще|пока) (?:\S+ )?(?:есть|у вас|стоит|живо?й?) /u;

/** «Перекрасите», «возьмёшь»: without a mark as well. */
const OF_YOU = /^(?!здравствуйте|подскажите|скажите|извините|простите|видите|знаете)[а-я]{3,}(?:ете|ите|ешь|ишь)$/u;
const ASKING =
  /^(?:ли|можно|можете|сможете|могли|есть|давай|давайте|отдай|отдайте|отдадите|отдашь|продайте|продашь|продадите|уступите|скиньте|хочу|хотел|хотела|нужн[аоы]?|надо|прошу|договорились|согласны|согласен|подойдет|подходит|правда|can|could|will|is|are|do|does)$/u;
/** What a «да» answers without claiming anything. */
const IDLE =
  / (?:можно|есть|маленький|такой|еще)? ?(?:вопрос[а-я]*|спросить|узнать|уточнить|поинтересоваться) | (?:вы|ты) (?:тут|здесь|на связи|онлайн|бот|робот|человек|живой) | (?:это|с) (?:бот|робот)[а-я]* | (?:слышите|ответите|подскажите) $/u;

/** One thing the buyer asks or wants, in a sentence of his. */
export interface Wish {
  sentence: Sentence;
  matters: Matter[];
  isAvailability: boolean;
  isContact: boolean;
  /** It names a sum that neither the facts nor the bargaining rule know. */
  hasUnknownSum: boolean;
  isAsking: boolean;
}

/** What the buyer asks or wants in this turn; greetings, thanks and idle questions are none. */
export function wishesOf(context: GuardContext): Wish[] {
  return context.buyerTexts
    .flatMap(sentencesOf)
    .map((sentence) => readWish(sentence, context))
    .filter(
      ({ matters, isAvailability, isContact, hasUnknownSum, isAsking }) =>
        matters.length > 0 || isAvailability || isContact || hasUnknownSum || isAsking,
    );
}

function readWish(sentence: Sentence, context: GuardContext): Wish {
  const text = textIn(sentence);
  const words = wordsIn([sentence]);
  return {
    sentence,
    matters: MATTERS.filter(({ asked }) => words.some((word, place) => asked.test(word) && !isDeniedAt(words, place))),
    isAvailability: words.some(isAboutAvailability) || STILL.test(text),
    isContact:
      words.some((word) => CONTACT.test(word)) || NUMBER_ASKED.test(text) || findPlaces(tokenise(text)).length > 0,
    hasUnknownSum: hasUnknownSum(text, context),
    isAsking: (sentence.isQuestion || words.some((word) => ASKING.test(word) || OF_YOU.test(word))) && !IDLE.test(text),
  };
}

/** «за 3000», «3к и заберу», «четыре и по рукам»: a figure in a place where prices stand. */
function hasUnknownSum(text: string, { facts, listing, offered }: GuardContext): boolean {
  const tokens = tokenise(text);
  const said = [...findAmounts(tokens), ...findNumbers(tokens).filter((number) => isOffered(tokens, number))];
  if (said.length === 0) return false;
  const known = new Set(findNumbers(tokenise(normalise(facts.map((fact) => fact.text).join('\n')))).map(figureOf));
  return said.some(({ value }) => value !== listing?.price && value !== offered && !known.has(value));
}

/** Right before a figure these make it an offer. */
const OFFERING = new Set(['за', 'давай', 'давайте', 'минус']);
/** Anywhere in the sentence. */
const DEALING =
  /^(?:рукам|еду|забираю|заберу|беру|выезжаю|выезжаем|приеду|отда(?:й|йте|дите|дишь|шь)|скин(?:ь|ьте|ете|ешь)|уступ(?:и|ите|ишь))$/u;
const TAKING = /^(?:забер[а-я]+|заб[еи]ра[а-я]+|беру|бер[еэ]м|возьм[а-я]+|куплю|купим)$/u;
const TAKEN_FROM = 10;

function isOffered(tokens: Token[], { value, from, to, scale }: FoundNumber): boolean {
  const before = tokens[from - 2]?.text ?? '';
  if (isUnit(tokens[skipSpace(tokens, to)]?.text ?? '') || /^(?:в|к|до|после|через|с)$/u.test(before)) return false;
  const words = tokens.map((token) => token.text);
  const isTaken = (value >= TAKEN_FROM || scale !== 'none') && words.some((word) => TAKING.test(word));
  return OFFERING.has(before) || isTaken || words.some((word) => DEALING.test(word));
}

function figureOf({ value }: { value: number }): number {
  return value;
}

export function isAboutAvailability(word: string): boolean {
  return AVAILABLE.test(word);
}
