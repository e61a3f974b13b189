/** What is known of a turn when its newest message has arrived. Times are unix milliseconds. */
export interface TurnSoFar {
  newestText: string | undefined;
  /** When the first message of the turn that is still unanswered arrived. */
  startedAt: number;
  /** The seller's own patience; without it, it follows what the buyer wrote. */
  patienceSeconds?: number | null;
}

/** All figures of the wait, in seconds. People write in bursts: the longer we wait, the more of a burst we see. */
const WAIT = {
  finishedQuestion: 0,
  statement: 2,
  fragment: 5,
  greeting: 7,
  notText: 5,
  /** No buyer waits longer than this for us to start, counted from the first unanswered message. */
  atMost: 15,
} as const;

// Each way to read a text through these patterns must be the only one: where two would do, a buyer could keep us busy for
// years with «добрый добрый добрый …».
const GREETING =
  /^(?:(?:здравствуй(?:те)?|здрасьте|здрасте|привет(?:ствую|ик)?|салют|хай|хеллоу?|hello|hi|добр(?:ый|ого|ое|ой)(?:\s*(?:день|дня|вечера?|утр[оа]|ночи|времени(?:\s+суток)?))?|ку|алло|ау)[\s!.,)(]*)+$/iu;

const OPEN_END = /(?:[,;:–—-]|\.\.\.|…|\s(?:и|а|но|или|что|чтобы|если|как|по|на|в|с|у|за|для|про|насч[её]т))$/iu;

const QUESTION_START =
  /^(?:(?:а|и|ну|так|вот|скажите|подскажите|можете\s+сказать|пожалуйста|здравствуйте|привет|добрый\s+(?:день|вечер)|доброе\s+утро)[\s,!.]+)*(?:сколько|какая|какой|какое|какие|каков[аоы]?|где|когда|куда|откуда|почему|зачем|чем|кто|есть\s+ли|можно|возможен|возможна|актуальн[оаы]?|продан[оаы]?|прода[её]те|в\s+наличии|торг|доставк[ау]|отправ(?:ите|ляете)|работает|цена|почем)(?=\s|$)/iu;

const SHORT_FRAGMENT_WORDS = 2;

/** Avito's own limit of a message; of anything longer the end tells whether it is finished. */
const LOOKED_AT_CHARACTERS = 1_000;

/** How long to wait for the rest of what the buyer is writing, in seconds. A finished question is answered at once. */
export function waitSeconds(turn: TurnSoFar, now: number): number {
  const patience = turn.patienceSeconds ?? patienceFor(turn.newestText);
  const leftOfCap = Math.max(WAIT.atMost, patience) - (now - turn.startedAt) / 1_000;
  return Math.max(0, Math.min(patience, leftOfCap));
}

function patienceFor(newestText: string | undefined): number {
  const text = newestText?.trim().slice(-LOOKED_AT_CHARACTERS) ?? '';
  if (text === '') return WAIT.notText;
  if (GREETING.test(text)) return WAIT.greeting;
  if (OPEN_END.test(text)) return WAIT.fragment;
  if (isFinishedQuestion(text)) return WAIT.finishedQuestion;
  return isFragment(text) ? WAIT.fragment : WAIT.statement;
}

function isFinishedQuestion(text: string): boolean {
  if (/\?[\s)!?.]*$/u.test(text)) return /\p{L}/u.test(text);
  return QUESTION_START.test(text) && wordsOf(text) > 1;
}

function isFragment(text: string): boolean {
  return wordsOf(text) <= SHORT_FRAGMENT_WORDS && !/[.!]$/u.test(text);
}

function wordsOf(text: string): number {
  return text.split(/\s+/u).length;
}
