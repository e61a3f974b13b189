import type { Clause, Sentence } from './sentences.ts';

export interface Stance {
  /** The clauses that say there is such a thing. */
  affirmed: Clause[];
  /** The clauses that say there is none. */
  denied: Clause[];
}

/**
 * What a text says of a subject. Questions say nothing, and neither does what is only passed on to a person («про обмен уточню у
 * продавца»), unless whoever asks takes them for a statement.
 */
export function stanceOn(
  sentences: Sentence[],
  subject: RegExp,
  { isPassingOnSaid = false, areQuestionsSaid = false } = {},
): Stance {
  const stance: Stance = { affirmed: [], denied: [] };
  for (const sentence of sentences) {
    if (sentence.isQuestion && !areQuestionsSaid) continue;
    for (const [index, clause] of sentence.clauses.entries()) {
      const place = clause.words.findIndex((word) => subject.test(word));
      if (place === -1 || (!isPassingOnSaid && isPassedOn(sentence, clause))) continue;
      const isDenied = isDeniedAt(clause.words, place) || isListedAsNone(sentence.clauses, index);
      stance[isDenied ? 'denied' : 'affirmed'].push(clause);
    }
  }
  return stance;
}

const NO = /^(?:не|ни|нет|нету|no|not|dont|doesnt|cannot|never)$/u;
const WITHOUT = /^(?:без|without)$/u;
const NONE =
  /^(?:никак[а-я]{1,3}|невозмож[а-я]{1,3}|отсутству[а-я]{1,4}|исключен[а-я]?|запрещен[а-я]?|недоступ[а-я]{1,3})$/u;
/** What follows these is said of something else. */
const HALT = /^(?:а|но|зато|однако|если|когда|чтобы|вдруг|пока|хотя|кроме|только|даже|but|if|when|unless|only)$/u;
/** «не проблема», «не только», «если не подойдет»: these deny nothing. */
const HARMLESS = /^(?:только|проблем|вопрос|сомн|пережив|волн|бойтесь|беспок|понрав|подойд|подош|пожале|забуд|стесн)/u;
/** How far a «не» may stand from what it denies, in words. */
const REACH = { before: 3, after: 6 } as const;

/** «гарантии нет», «не делаем возврат», «без предоплаты», «обмен невозможен». */
export function isDeniedAt(words: string[], place: number): boolean {
  const nearestFirst = words.slice(Math.max(0, place - REACH.before), place).reverse();
  const after = words.slice(place + 1);
  return isDeniedBefore(nearestFirst) || isDeniedAfter(after.slice(0, REACH.after)) || after.at(-1) === 'нет';
}

function isDeniedBefore(nearestFirst: string[]): boolean {
  const [nearest = '', second = ''] = nearestFirst;
  if (WITHOUT.test(nearest) || (WITHOUT.test(second) && /(?:ой|ей|ого|ых|их|либо)$/u.test(nearest))) return true;
  return beforeHalt(nearestFirst).some(
    (word, at, reach) => NONE.test(word) || (NO.test(word) && !HARMLESS.test(reach[at - 1] ?? '')),
  );
}

function isDeniedAfter(words: string[]): boolean {
  return beforeHalt(words).some(
    (word, at, reach) => NONE.test(word) || (NO.test(word) && !HARMLESS.test(reach[at + 1] ?? '')),
  );
}

function beforeHalt(words: string[]): string[] {
  const at = words.findIndex((word) => HALT.test(word));
  return at === -1 ? words : words.slice(0, at);
}

/** How far the «нет» of a list may be, in clauses. */
const LIST_CLAUSES = 4;

/** «Рассрочки, кредита и обмена нет»: a clause of one or two words in the genitive, and «нет» at the end of its list. */
function isListedAsNone(clauses: Clause[], index: number): boolean {
  const words = clauses[index]?.words ?? [];
  if (words.length > 2 || !/[аыиев]$/u.test(words.at(-1) ?? '')) return false;
  const list = clauses.slice(index + 1, index + LIST_CLAUSES);
  return list.some(({ words }) => words.at(-1) === 'нет' || (words.length <= REACH.after && words.includes('нет')));
}

const PASSING_ON =
  /^(?:уточн(?:ю|им|ит|ить)|узна(?:ю|ем)|спрошу|спросим|передам|передаю|передадим|провер(?:ю|им)|подскажет|ответит|расскажет|сообщит|решает|решит|check|ask)$/u;
const ABOUT = /^(?:ли|про|насчет|поводу|о|об|касательно|сколько|когда|как|какой|какая|какие|где|whether)$/u;
const COMMANDING =
  /^(?:перевед|перечисл|внес|оплат|скин|кин|отправь|переход|перейд|оформ(?:ите|ляйте)|назов|пришл(?:ите|и$)|вышл(?:ите|и$))/u;

/** A person will answer, and nothing is asked of the buyer beside it. */
function isPassedOn({ clauses }: Sentence, clause: Clause): boolean {
  if (clause.words.some((word) => COMMANDING.test(word))) return false;
  const isHere = clause.words.some((word) => PASSING_ON.test(word));
  const isIndirect = clause.words.some((word) => ABOUT.test(word));
  return isHere || (isIndirect && clauses.some(({ words }) => words.some((word) => PASSING_ON.test(word))));
}
