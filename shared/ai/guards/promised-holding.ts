import type { Objection } from './guard.ts';
import { HOLDING } from './promised-things.ts';
import { type Clause, type Sentence, wordsIn } from './sentences.ts';
import { stanceOn } from './stance.ts';

/** The seller holding it himself; a buyer may hold what he likes. */
const HOLDING_US = /^(?:отлож|(?:по)?придерж|подерж|забронир|заброн|зарезерв|закреп|бронь|броним|бронируем)/u;

const EXCLUSIVE =
  / (?:никому|другим|без вас) (?:\S+ ){0,2}не (?:отда|прода)(?:м|дим|дут)? | (?:точно )?не (?:отда|прода)(?:м|дим|дут) (?:никому|другим|без вас) | точно не (?:прода|отда)(?:м|дим) /u;

/** «Никому не отдадим» holds the thing for the buyer, in the form of a denial. */
export function exclusiveObjections(sentences: Sentence[], known: Sentence[]): Objection[] {
  const made = sentences.flatMap(({ clauses }) => clauses).filter(({ text }) => EXCLUSIVE.test(text));
  const isLimited = made.every(({ words }) => words.some((word) => TIME.test(word)));
  if (made.length === 0 || (isLimited && stanceOn(known, HOLDING).affirmed.length > 0)) return [];
  return made.map((clause) => object(clause, 'Бессрочной брони в фактах нет: не обещай никому не отдать.'));
}

const TIME =
  /^(?:\d+|недел|месяц|дн[яюейи]|день|сут|час|минут|числ|понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресень|выходн|завтра|послезавтра|вечер|утр|зарплат|конц)/u;

/** «Отложим на неделю» where the facts hold for two days: each word of the time must be one of theirs. */
export function holdingObjections(sentences: Sentence[], known: Sentence[]): Objection[] {
  const made = stanceOn(sentences, HOLDING_US).affirmed.filter(({ words }) => words.some((word) => TIME.test(word)));
  if (made.length === 0) return [];
  const stating = known.filter((sentence) => stanceOn([sentence], HOLDING).affirmed.length > 0);
  const stated = wordsIn(stating).flatMap((word) => TIME.exec(word)?.[0] ?? []);
  return made
    .filter(({ words }) => words.some((word) => !isStatedTime(word, stated)))
    .map((clause) => object(clause, 'Так долго держать факты не обещают: назови срок из фактов.'));
}

function isStatedTime(word: string, stated: string[]): boolean {
  const time = TIME.exec(word)?.[0];
  return time === undefined || stated.some((other) => other === time || sameTime(other, time));
}

/** «день», «дня», «сутки». */
function sameTime(one: string, other: string): boolean {
  return [one, other].every((time) => /^(?:д|сут)/u.test(time));
}

function object({ text }: Clause, why: string): Objection {
  return { guard: 'promise', what: text.trim(), why };
}
