import type { Guard, Objection } from './guard.ts';
import { type Clause, type Sentence, sentencesOf, sentencesOfFacts, textIn } from './sentences.ts';
import { stanceOn } from './stance.ts';

/** A way to pay that a fraud asks for. */
interface Way {
  subject: RegExp;
  /** What the facts must say for it, where that is more or less than `subject`. */
  known?: RegExp;
  /** What must stand in the same sentence to make it one. */
  within?: RegExp;
  /** Whether facts can allow it. */
  isEverAllowed: boolean;
  why: string;
}

const WAYS: Way[] = [
  {
    subject: /^(?:предоплат|предоплач|аванс|задат(?:ок|к)|депозит|залог|prepa[iy]|deposit|advance$)/u,
    isEverAllowed: true,
    why: 'О предоплате, задатке и залоге говори, только если они есть в фактах.',
  },
  {
    subject: /^(?:вперед|заранее|сразу|сначала|предварительно|часть|половин[ау]|upfront)$/u,
    within: / (?:о?плат(?:ите|ить|а|у|ой)|опла(?:ч|ти)[а-я]*|перев[а-я]+|внес[а-я]+|деньги|денег|сумму|pay) /u,
    isEverAllowed: true,
    why: 'Платить вперёд проси, только если так сказано в фактах.',
  },
  {
    // Told to pay now, where a way to pay on receipt allows nothing.
    subject: /^(?:перевед(?:ите|и|ете|ешь)|переводите|перечисл(?:ите|яйте)|transfer)$/u,
    known: /^(?:перевед|перевод(?:ите|ят)|перечисл|предоплат|аванс|задат)/u,
    isEverAllowed: true,
    why: 'Переводить деньги проси, только если так сказано в фактах.',
  },
  {
    subject: /^(?:перевести|перевод(?:ом|ы|а|у)?|перечислить|сбп|реквизит[а-я]*)$/u,
    known: /^(?:перевед|перевест|перевод|перечисл|сбп|реквизит|безнал)/u,
    isEverAllowed: true,
    why: 'О переводах и реквизитах говори, только если они есть в фактах.',
  },
  {
    subject: /^(?:сбер|сбербанк[а-я]*|тинькоф+[а-я]*|киви|юмани|юкасс[а-я]*|крипт[а-я]+|qiwi|yoomoney|usdt|paypal)$/u,
    isEverAllowed: true,
    why: 'Банки и кошельки называй, только если они есть в фактах.',
  },
  {
    subject: /^(?:карт(?:у|ы|очку)|счет|кошелек)$/u,
    within:
      / (?:скин|кин|закин|брос|полож|пополн|внес|опла[тч]|перев|перечисл|отправ|задон|процент|остальн|половин)[а-я]* /u,
    isEverAllowed: true,
    why: 'О деньгах на карту или счёт говори, только если так сказано в фактах.',
  },
  {
    subject: /^(?:ссылк[а-я]+|ссылочк[а-я]+|link)$/u,
    within: / (?:оплат|плат|сделк|доставк|оформ|брон|банк|касс|чек|перев|денег|деньги|pay)[а-я]* /u,
    isEverAllowed: true,
    why: 'Платить и оформлять по ссылке не предлагай.',
  },
  {
    subject: /^сделк[а-я]+$/u,
    within: / (?:безопасн|гарант)[а-я]* /u,
    isEverAllowed: true,
    why: 'Безопасную сделку не предлагай, её нет в фактах.',
  },
  {
    subject: /^(?:код[а-я]{0,3}|смс|смск[аи]|смску|sms)$/u,
    within:
      / (?:код[а-я]*) .*(?:смс|sms|эсэмэс|подтвержд|сообщени|прид[еу]|пришед)| (?:продикту|назов|пришл|скаж|сообщ|введ)[а-я]* /u,
    isEverAllowed: false,
    why: 'Коды из сообщений просить нельзя.',
  },
  {
    subject: /^(?:cvv2?|cvc2?|цвв|карт[ыу]|карточки|паспорт[а-я]{0,3})$/u,
    within:
      / (?:номер[а-я]?|данн[а-я]+|срок|фото|скан[а-я]?|копи[юя]|cvv2?|cvc2?) .*(?:карт|паспорт)| (?:пришл|скин|отправ|назов|продикту|сообщ|введ|напиш|укаж)[а-я]* .*(?:карт[ыу]|cv[vc]|паспорт)/u,
    isEverAllowed: false,
    why: 'Данные карты и паспорта просить и давать нельзя.',
  },
];

/** No prepayment, transfer, payment by link or code, unless the facts state that very way; what denies it («предоплату не берём») passes. */
export const guardPrepayment: Guard = (draft, { facts }) => {
  const sentences = sentencesOf(draft);
  const known = sentencesOfFacts(facts);
  return [
    ...WAYS.flatMap((way) => objectionsTo(way, sentences, known)),
    ...(deniesWhatIsAsked(sentences, known) ? [CONTRADICTION] : []),
  ];
};

function objectionsTo(way: Way, sentences: Sentence[], known: Sentence[]): Objection[] {
  const said = clausesOn(way, sentences);
  if (said.length === 0) return [];
  const allowed = way.isEverAllowed ? clausesOn(knownWay(way), known) : [];
  const percents = new Set(allowed.length === 0 ? [] : knownPercents(knownWay(way), known));
  return said
    .filter((clause) => allowed.length === 0 || percentsOf(clause).some((percent) => !percents.has(percent)))
    .map(({ text }) => ({ guard: 'prepayment', what: text.trim(), why: way.why }));
}

function knownWay({ subject, known = subject, ...way }: Way): Way {
  return { ...way, subject: known };
}

function clausesOn({ subject, within }: Way, sentences: Sentence[]): Clause[] {
  const fitting = within === undefined ? sentences : sentences.filter((sentence) => within.test(textIn(sentence)));
  return stanceOn(fitting, subject, { areQuestionsSaid: true }).affirmed;
}

/** «Предоплата только за перевозку, 30 %»: the figure may stand in another clause of its sentence. */
function knownPercents(way: Way, known: Sentence[]): string[] {
  const stating = known.filter((sentence) => clausesOn(way, [sentence]).length > 0);
  return stating.flatMap(({ clauses }) => clauses.flatMap(percentsOf));
}

function percentsOf({ text }: Clause): string[] {
  return Array.from(text.matchAll(/ (\d+) (?=процент)/gu), ([, percent = '']) => percent);
}

const CONTRADICTION: Objection = {
  guard: 'prepayment',
  what: 'без предоплаты',
  why: 'По фактам предоплата нужна: отрицать её нельзя.',
};

function deniesWhatIsAsked(sentences: Sentence[], known: Sentence[]): boolean {
  const subject = /^предоплат/u;
  if (stanceOn(sentences, subject).denied.length === 0) return false;
  const { affirmed, denied } = stanceOn(known, subject);
  return affirmed.length > 0 && denied.length === 0;
}
