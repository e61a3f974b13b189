import type { Objection } from './guard.ts';
import type { Clause, Sentence } from './sentences.ts';
import { stanceOn } from './stance.ts';

/** What somebody of the seller's will do. */
const ACTION =
  /^(?:достав(?:им|лю|ят)|прив(?:езем|езу|езут)|подвез(?:ем|у)|отправ(?:им|лю|ят)|выш(?:лем|лю)|сдела(?:ем|ю|ют)|прие(?:дем|ду|дет|дут)|подъед(?:ем|у|ет)|выезжаем|выед(?:ем|ет|у)|позвон(?:им|ю|ит|ят)|перезвон(?:им|ю|ит|ят)|свяж(?:емся|усь|ется|утся)|ответ(?:им|ит|ят)|верн(?:ем|у)|установ(?:им|лю|ят)|собер(?:ем|у|ут)|почин(?:им|ю)|отремонтиру(?:ем|ю)|начн(?:ем|у|ете)|законч(?:им|у)|успе(?:ем|ю)|буд(?:ем|ет|ут)|вывез(?:ем|у)|убер(?:ем|у)|выйдете)$/u;

/** A time, and what in the facts allows it. */
const TIMES: [said: RegExp, known: RegExp][] = [
  [/ (?:сегодня|прямо сейчас|today|tonight) /u, / (?:сегодня|в день|тот же день|день в день) /u],
  [/ (?:завтра|завтрашн[а-я]+|tomorrow) /u, / (?:завтра|следующ[а-я]+ день|за день|за сутки) /u],
  [/ послезавтра /u, / послезавтра /u],
  [
    / (?:понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресень|выходн)[а-я]* /u,
    / (?:понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресень|выходн|будн|ежедневн|кажд[а-я]+ день)[а-я]* /u,
  ],
  [/ (?:немедленно|моментально|мгновенно|сию минуту) /u, / (?:немедленно|моментально|мгновенно|сразу) /u],
];
const SPAN =
  / (?:через|за|в течени[еи]|within|in) (?:[а-я]+ )?(?:(\d+) |[а-я]+ )?(?:минут|час|полчас|д(?:ень|ня|ней)|сут|недел|мес|minute|hour|day)[а-яa-z]* /u;

/** «Привезём завтра», «перезвонит через 5 минут»: the day or the span must be one that the facts name. */
export function timeObjections(sentences: Sentence[], known: Sentence[]): Objection[] {
  const clauses = stanceOn(sentences, ACTION, { isPassingOnSaid: true }).affirmed;
  if (clauses.length === 0) return [];
  const knownText = known.flatMap((sentence) => sentence.clauses.map(({ text }) => text)).join('');
  return clauses
    .filter((clause) => isUnknownTime(clause, knownText))
    .map((clause) =>
      object(clause, 'Такого срока в фактах нет: не называй дней и времени, когда что-то будет сделано.'),
    );
}

function isUnknownTime({ text }: Clause, known: string): boolean {
  if (TIMES.some(([said, knownAs]) => said.test(text) && !knownAs.test(known))) return true;
  const span = SPAN.exec(text);
  if (span === null) return false;
  const [said, count] = span;
  return !known.includes(said.trim()) && (count === undefined || !known.includes(` ${count} `));
}

function object({ text }: Clause, why: string): Objection {
  return { guard: 'promise', what: text.trim(), why };
}
