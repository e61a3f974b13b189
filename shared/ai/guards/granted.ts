import type { Matter } from './asked-matters.ts';
import type { GuardContext } from './guard.ts';
import { valueOfWord } from './number-words.ts';
import { type Clause, type Sentence, sentencesOfFacts, wordsIn } from './sentences.ts';
import { isDeniedAt, type Stance, stanceOn } from './stance.ts';
import { isAboutAvailability, type Wish } from './wishes.ts';

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
  if (wish.matters.length === 0) {
    const isAnswered = wish.isContact || !wish.isAsking || hasNothingToSay(wish.sentence);
    return isAnswered || statementsOn(wish.sentence, known).some((isDenied) => isDenied);
  }
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
  /^(?:здравствуйте|добр(?:ый|ое|ого)|день|вечер|утро|привет|скажите|подскажите|пожалуйста|можно|можете|сможете|есть|ли|еще|это|этот|эта|эту|него|нее|них|она|оно|они|вас|вам|мне|меня|нас|нам|или|что|как|для|при|точно|правда|верно|если|тогда|значит|хочу|надо|нужно|нужен|нужна|будет|сейчас|объявлени[а-я]|актуальн[а-я]+|налич[а-я]+|прода[а-я]+|сам[а-я]?|так|там|тут|уже|все|всё|давайте|давай|готов[а-я]?|купить|взять|возьму|беру|забрать|заберу|договорились|товар[а-я]?|нет|без|the|you|your|this|that|still|have|does|available)$/u;
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

const NEGATIVE = /^(?:не|нет|нету|без|ни)$/u;

/** All the words of a question in one statement of the facts, which denies them as the question does. «Договорились?» alone is never stated. */
function isStated(sentence: Sentence, known: Sentence[]): boolean {
  const words = wordsIn([sentence]);
  if (hasNothingToSay(sentence)) return words.some(isAboutAvailability) || words.includes('еще');
  const isNegative = words.some((word) => NEGATIVE.test(word));
  return statementsOn(sentence, known).some((isDenied) => isDenied === isNegative);
}

/** For each statement of the facts that has all the words of the question, whether it denies them. */
function statementsOn(sentence: Sentence, known: Sentence[]): boolean[] {
  const content = contentOf(sentence);
  return known.flatMap(({ clauses }) =>
    statementsIn(clauses, content).flatMap((statement) => {
      const places = content.map((word) => statement.findIndex((other) => other.startsWith(stemOf(word))));
      return places.includes(-1) ? [] : [places.some((place) => isDeniedAt(statement, place))];
    }),
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
