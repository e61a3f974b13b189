import type { Guard, Objection } from './guard.ts';
import { type Clause, type Sentence, sentencesOf, sentencesOfFacts, wordsIn } from './sentences.ts';
import { stanceOn } from './stance.ts';

/** Something a seller can bind himself to. */
interface Promised {
  what: string;
  said: RegExp;
  /** What the facts must say for it, where that is more than `said`. */
  known?: RegExp;
  /** Only with one of these in its clause. */
  within?: RegExp;
  /** With one of these in its clause it is something else: «отправлю фото». */
  unless?: RegExp;
}

const HOLDING = /^(?:отлож|откладыва|придерж|попридерж|держ|подерж|бронь|брони|заброн|резерв|зарезерв)/u;

/** The seller holding it himself; a buyer may hold what he likes. */
const HOLDING_US = /^(?:отлож|(?:по)?придерж|подерж|забронир|заброн|зарезерв|закреп|бронь|броним|бронируем)/u;

const PROMISES: Promised[] = [
  {
    what: 'доставка',
    said: /^(?:достав(?:им|лю|ит|ят|ляем|ляю|к[аиу]$)|прив(?:езем|езу|езут|озим|ожу)|довез(?:ем|у|ут)|подвез(?:ем|у)|отвез(?:ем|у)|отправ(?:им|лю|ляем|ляю)|высыла(?:ем|ю)|выш(?:лем|лю)|перешл(?:ем|ю)|курьер|deliver[a-z]*|ship(?:ping|ped|s)?$)/u,
    known:
      /^(?:достав|прив(?:ез|оз)|довоз|довез|отвез|отвоз|воз(?:им|ит|ят)|отправ|высыл|выш|пересыл|курьер|сдэк|почт|транспортн|боксберри|5post)/u,
    unless:
      / (?:фото|видео|снимк|вопрос|сообщен|информац|запрос|заявк|данн|ответ|резюме|анкет|продавц|менеджер|номер)[а-я]* /u,
  },
  {
    what: 'бронь',
    said: /^(?:отлож(?:им|у|или|ен[а-я]*)|(?:по)?придерж(?:им|у|али)|подерж(?:им|у)|забронир[а-я]+|заброню|брон(?:ь|и|ью|ируем|ирую)|зарезервир[а-я]+|резерв[а-я]*|прибер(?:ем|егу)|закреп(?:лю|им|лен[а-я]*)|reserve[a-z]*)/u,
    known: HOLDING,
  },
  {
    what: 'возврат',
    said: /^(?:возврат[а-я]{0,2}|возвращаем|верн(?:у|ем|ете|уть)|манибек[а-я]?|манибэк[а-я]?|refund[a-z]*|moneyback)$/u,
    known: /^(?:возврат|возвращ|верн|вернуть|обратно)/u,
  },
  {
    what: 'обмен',
    said: /^(?:обмен[ауе]?|обменя(?:ем|ю|ть|йте)|обмениваем|поменя(?:ем|ю|ть)|меняем|меняемся|махнемся|трейд|трейдин|exchange)$/u,
    known: /^(?:обмен|поменя|меня|трейд|замен)/u,
  },
  { what: 'гарантия', said: /^(?:гаранти[яиюей]{1,2}|warranty)$/u, known: /^(?:гарант|warrant)/u },
  { what: 'ручательство', said: /^(?:гарантир[а-я]+|guarantee[a-z]*)$/u },
  {
    what: 'установка и сборка',
    said: /^(?:установим|установлю|смонтиру(?:ем|ю)|собер(?:ем|у)|подключ(?:им|у)|занес(?:ем|у)|подним(?:ем|у)|настро(?:им|ю)|демонтиру(?:ем|ю)|install)$/u,
    known: /^(?:устан|монт|смонт|сбор|собер|собир|подключ|занос|занес|подъ|подним|настр|демонт)/u,
  },
  {
    what: 'подарок',
    said: /^(?:подарок|подарк(?:ом|и)|подар(?:им|ю)|дарим|бонус(?:ом)?|придачу|презент|кешб[эе]к|кэшб[эе]к|промокод[а-я]?|купон[а-я]?|gift|bonus)$/u,
    known: /^(?:подар|дарим|бонус|придачу|презент|к[эе]шб|промокод|купон)/u,
    unless: / (?:подойд|отличн|хорош|берут|берете|беру|прекрасн|идеальн|удачн|бракован)[а-я]* /u,
  },
  {
    what: 'кредит и рассрочка',
    said: /^(?:кредит[а-я]{0,3}|рассрочк[а-я]{1,3}|долями|частями|отсрочк[а-я]{1,3}|лизинг[а-я]{0,2}|ипотек[а-я]{1,3}|сплит(?:ом)?|installments?|credit)$/u,
    known: /^(?:кредит|рассроч|долями|частями|отсроч|лизинг|ипотек|сплит|банк)/u,
  },
  { what: 'обещание', said: /^(?:обеща(?:ем|ю)|кляну(?:сь|тся)|клянемся|ручаюсь|ручаемся|promise)$/u },
  { what: 'обещание', said: /^процентов$/u, within: / на (?:все )?(?:100|сто) процентов /u },
  { what: 'обещание', said: /^(?:слово|зуб)$/u, within: / (?:даю|даем) /u },
];

/** Deliveries, holding, returns, exchange, warranty, installation, gifts, credit and days: only what the facts give. Denials and questions pass. */
export const guardPromise: Guard = (draft, { facts }) => {
  const sentences = sentencesOf(draft);
  const known = sentencesOfFacts(facts);
  return [
    ...PROMISES.flatMap((promised) => objectionsTo(promised, sentences, known)),
    ...exclusiveObjections(sentences, known),
    ...holdingObjections(sentences, known),
    ...dayObjections(sentences, known),
  ];
};

function objectionsTo(promised: Promised, sentences: Sentence[], known: Sentence[]): Objection[] {
  const { what, said, known: knownAs = said, within, unless } = promised;
  const made = [...stanceOn(sentences, said).affirmed, ...askedAsPromise(sentences, said)]
    .filter(({ text }) => within?.test(text) !== false)
    .filter(({ text }) => unless?.test(text) !== true);
  if (made.length === 0 || stanceOn(known, knownAs).affirmed.length > 0) return [];
  return made.map(({ text }) => ({
    guard: 'promise',
    what: text.trim(),
    why: `В фактах этого нет (${what}): не обещай и не подтверждай.`,
  }));
}

const OWN_ACT = /(?:[её]м|им|ю|у)$/u;

/** «Отложим вам?» offers as much as «отложим»; «нужна ли доставка?» offers nothing. */
function askedAsPromise(sentences: Sentence[], said: RegExp): Clause[] {
  return stanceOn(
    sentences.filter(({ isQuestion }) => isQuestion),
    said,
    { areQuestionsSaid: true },
  ).affirmed.filter(({ words }) => words.some((word) => said.test(word) && OWN_ACT.test(word) && !NOUN.test(word)));
}

const NOUN = /^(?:доставку|рассрочку|гарантию|отсрочку|ипотеку|обмену|возврату|кредиту|гарантий)$/u;

const EXCLUSIVE =
  / (?:никому|другим|без вас) (?:\S+ ){0,2}не (?:отда|прода)(?:м|дим|дут)? | (?:точно )?не (?:отда|прода)(?:м|дим|дут) (?:никому|другим|без вас) | точно не (?:прода|отда)(?:м|дим) /u;

/** «Никому не отдадим» holds the thing for the buyer, in the form of a denial. */
function exclusiveObjections(sentences: Sentence[], known: Sentence[]): Objection[] {
  const made = sentences.flatMap(({ clauses }) => clauses).filter(({ text }) => EXCLUSIVE.test(text));
  const isLimited = made.every(({ words }) => words.some((word) => TIME.test(word)));
  if (made.length === 0 || (isLimited && stanceOn(known, HOLDING).affirmed.length > 0)) return [];
  return made.map(({ text }) => ({
    guard: 'promise',
    what: text.trim(),
    why: 'Бессрочной брони в фактах нет: не обещай никому не отдать.',
  }));
}

const TIME =
  /^(?:\d+|недел|месяц|дн[яюейи]|день|сут|час|минут|числ|понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресень|выходн|завтра|послезавтра|вечер|утр|зарплат|конц)/u;

/** «Отложим на неделю» where the facts hold for two days: each word of the time must be one of theirs. */
function holdingObjections(sentences: Sentence[], known: Sentence[]): Objection[] {
  const made = stanceOn(sentences, HOLDING_US).affirmed.filter(({ words }) => words.some((word) => TIME.test(word)));
  if (made.length === 0) return [];
  const stating = known.filter((sentence) => stanceOn([sentence], HOLDING).affirmed.length > 0);
  const stated = wordsIn(stating).flatMap((word) => TIME.exec(word)?.[0] ?? []);
  return made
    .filter(({ words }) => words.some((word) => !isStatedTime(word, stated)))
    .map(({ text }) => ({
      guard: 'promise',
      what: text.trim(),
      why: 'Так долго держать факты не обещают: назови срок из фактов.',
    }));
}

function isStatedTime(word: string, stated: string[]): boolean {
  const time = TIME.exec(word)?.[0];
  return time === undefined || stated.some((other) => other === time || sameTime(other, time));
}

/** «день», «дня», «сутки». */
function sameTime(one: string, other: string): boolean {
  return [one, other].every((time) => /^(?:д|сут)/u.test(time));
}

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
function dayObjections(sentences: Sentence[], known: Sentence[]): Objection[] {
  const clauses = stanceOn(sentences, ACTION, { isPassingOnSaid: true }).affirmed;
  if (clauses.length === 0) return [];
  const knownText = known.flatMap((sentence) => sentence.clauses.map(({ text }) => text)).join('');
  return clauses
    .filter((clause) => isUnknownTime(clause, knownText))
    .map(({ text }) => ({
      guard: 'promise',
      what: text.trim(),
      why: 'Такого срока в фактах нет: не называй дней и времени, когда что-то будет сделано.',
    }));
}

function isUnknownTime({ text }: Clause, known: string): boolean {
  if (TIMES.some(([said, knownAs]) => said.test(text) && !knownAs.test(known))) return true;
  const span = SPAN.exec(text);
  if (span === null) return false;
  const [said, count] = span;
  return !known.includes(said.trim()) && (count === undefined || !known.includes(` ${count} `));
}
