import type { GuardContext } from './guard.ts';
import { findPlaces } from './messengers.ts';
import { findAmounts } from './money-amounts.ts';
import { isUnit } from './money-words.ts';
import { valueOfWord } from './number-words.ts';
import { type FoundNumber, findNumbers } from './numbers.ts';
import { type Clause, type Sentence, sentencesOf, sentencesOfFacts, textIn, wordsIn } from './sentences.ts';
import { isDeniedAt, type Stance, stanceOn } from './stance.ts';
import { normalise, skipSpace, type Token, tokenise } from './tokens.ts';

/** Something a buyer may ask for that a mere «да» would grant him. */
interface Matter {
  /** His words for it. */
  asked: RegExp;
  /** The words of the facts for it, where they are others. */
  known?: RegExp;
}

const MATTERS: Matter[] = [
  {
    asked: /^(?:скид|дешев|торг|уступ|скин(?:ете|ешь|ут|ь)|сброс|сбав|подвин|сниз(?:ите|ишь)|discount|bargain)/u,
    known: /^(?:торг|скид|уступ)/u,
  },
  { asked: /^(?:кредит|рассроч|долями|частями|сплит|отсроч|ипотек|лизинг|credit)/u },
  { asked: /^(?:подар|бонус|придачу|бесплатн|даром|gift|free$)/u },
  {
    asked: /^(?:обмен|поменя|меня(?:ете|ешь|ем)|махн|трейд|бартер|exchange)/u,
    known: /^(?:обмен|поменя|меня|трейд|бартер)/u,
  },
  { asked: /^(?:возврат|верн(?:уть|ете|ешь|у$)|возвращ|return|refund)/u, known: /^(?:возврат|верн|возвращ)/u },
  { asked: /^(?:гаранти|warranty)/u, known: /^гарант/u },
  {
    asked: /^(?:подерж|придерж|отлож|брон|заброн|резерв|зарезерв|прибереч|прибереги|hold$|reserve)/u,
    known: /^(?:отлож|откладыва|придерж|держ|подерж|брон|заброн|резерв)/u,
  },
  { asked: /^(?:предоплат|аванс|задат|залог|перевед|перевест|перевод|перечисл|сбп|prepay|deposit)/u },
  {
    asked:
      /^(?:достав|прив(?:ез|оз)|довез|подвез|отправ(?:ите|ишь|ляе|ка|ку|ить)|вышл(?:ете|ешь)|высыла|курьер|сдэк|почтой|deliver|ship)/u,
    known: /^(?:достав|прив(?:ез|оз)|довоз|воз(?:им|ят)|отправ|высыл|вышл|курьер|сдэк|почтой|deliver)/u,
  },
  {
    asked:
      /^(?:собер(?:ете|ешь|ут)|собира(?:ете|ешь)|сборк|установ|устан(?:авл)|монтаж|подключ|поднимете|подъем|занес)/u,
    known: /^(?:собер|собира|сбор|устан|монтаж|подключ|подъ|подним|занес|занос)/u,
  },
];

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
    isAvailability: words.some((word) => AVAILABLE.test(word)) || STILL.test(text),
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

/** Whether the facts grant what the wish asks for, so that a mere «да» says nothing new. */
export function isGranted(wish: Wish, context: GuardContext): boolean {
  const known = sentencesOfFacts(context.facts);
  const isMatterGranted = wish.matters.every((matter) => stanceOnMatter(matter, known).affirmed.length > 0);
  if (!isMatterGranted || wish.hasUnknownSum || (wish.isContact && !context.contactsAllowed)) return false;
  if (wish.isAvailability && context.listing?.status !== 'active') return false;
  return !wish.isAsking || isStated(wish.sentence, known);
}

/** Whether the facts deny it, so that a mere «нет» says nothing new. An offer may always be declined. */
export function isRefused(wish: Wish, context: GuardContext): boolean {
  if (wish.hasUnknownSum) return true;
  if (wish.isAvailability) return context.listing?.status === 'inactive';
  const known = sentencesOfFacts(context.facts);
  if (wish.matters.length === 0) return wish.isContact || !wish.isAsking || hasNothingToSay(wish.sentence);
  return wish.matters.every((matter) => {
    const { affirmed, denied } = stanceOnMatter(matter, known);
    return denied.length > 0 && affirmed.length === 0;
  });
}

function stanceOnMatter({ asked, known = asked }: Matter, facts: Sentence[]): Stance {
  return stanceOn(facts, known);
}

/** Words of a question that carry nothing of what is asked. */
const EMPTY =
  /^(?:здравствуйте|добр(?:ый|ое|ого)|день|вечер|утро|привет|скажите|подскажите|пожалуйста|можно|можете|сможете|есть|ли|еще|это|этот|эта|эту|него|нее|них|она|оно|они|вас|вам|мне|меня|нас|нам|или|что|как|для|при|точно|правда|верно|если|тогда|значит|хочу|надо|нужно|нужен|нужна|будет|сейчас|объявлени[а-я]|актуальн[а-я]+|налич[а-я]+|прода[а-я]+|сам[а-я]?|так|там|тут|уже|все|всё|давайте|давай|готов[а-я]?|купить|взять|возьму|беру|забрать|заберу|договорились|товар[а-я]?|the|you|your|this|that|still|have|does|available)$/u;
const LEAST_LETTERS = 3;

function contentOf(sentence: Sentence): string[] {
  return wordsIn([sentence]).filter(
    (word) =>
      /^\d/u.test(word) || valueOfWord(word) !== undefined || (word.length >= LEAST_LETTERS && !EMPTY.test(word)),
  );
}

function hasNothingToSay(sentence: Sentence): boolean {
  return contentOf(sentence).length === 0;
}

/** All the words of a question in one statement of the facts, none of them denied there. «Договорились?» alone is never stated. */
function isStated(sentence: Sentence, known: Sentence[]): boolean {
  const content = contentOf(sentence);
  const words = wordsIn([sentence]);
  if (content.length === 0) return words.some((word) => AVAILABLE.test(word)) || words.includes('еще');
  if (words.some((word) => word === 'не' || word === 'без')) return false;
  return known.some(({ clauses }) =>
    statementsIn(clauses, content).some((statement) =>
      content.every((word) => {
        const place = statement.findIndex((other) => other.startsWith(stemOf(word)));
        return place !== -1 && !isDeniedAt(statement, place);
      }),
    ),
  );
}

/** A figure must stand beside its label: «Ширина 210, глубина 95» are two statements, «Ширина — 210» is one. */
function statementsIn(clauses: Clause[], content: string[]): string[][] {
  if (!content.some((word) => /^\d/u.test(word) || valueOfWord(word) !== undefined)) {
    return [clauses.flatMap(({ words }) => words)];
  }
  return clauses.map(({ words }, index) => {
    const before = clauses[index - 1]?.words ?? [];
    return before.some((word) => /^\d/u.test(word)) ? words : [...before, ...words];
  });
}

function stemOf(word: string): string {
  if (/^\d/u.test(word) || word.length <= LEAST_LETTERS) return word;
  return word.slice(0, Math.max(LEAST_LETTERS, word.length - (word.length > 6 ? 3 : 1)));
}
