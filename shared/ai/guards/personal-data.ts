import type { Fact } from '../facts.ts';
import type { KnownNames } from '../personal-data/find-names.ts';
import { findPersonalData } from '../personal-data/find-personal-data.ts';
import type { PersonalKind } from '../personal-data/finding.ts';
import { findMarks } from '../personal-data/placeholders.ts';
import type { Guard, Objection } from './guard.ts';
import { normalise } from './tokens.ts';

const NAMES: [PersonalKind, RegExp, string][] = [
  [
    'phone',
    /(?<!\p{L})(?:телефон(?:чик)?(?:а|у|ом)?|номер(?:ок)?(?: (?:вашего )?телефона| для (?:связи|звонка))|ваш номер|свой номер|phone(?: number)?)(?!\p{L})/u,
    'телефон',
  ],
  ['email', /(?<!\p{L})(?:почт[аыуе]|электронн\p{L}+ адрес|e-?mail|имейл|емейл)(?!\p{L})/u, 'почту'],
  ['account', /(?<!\p{L})(?:ник|никнейм|аккаунт|телеграм)(?!\p{L})/u, 'ник'],
  ['address', /(?<!\p{L})(?:адрес[ау]?(?: доставки)?|номер (?:дома|квартиры))(?!\p{L})/u, 'адрес'],
  ['name', /(?<!\p{L})(?:(?:ваше|свое) имя|как (?:к )?вас зовут|как к вам обращаться)(?!\p{L})/u, 'имя'],
];
/** Nobody who sells something needs these in a chat. */
const NEVER =
  /(?<!\p{L})(?:(?:номер|реквизиты|данные|фото) (?:вашей |своей |банковской )*карты|cvv|cvc|код (?:с обратной стороны|из смс|из sms)|паспортн\p{L}+ данн\p{L}+|(?:фото|скан|копию|серию|номер)(?: и номер)? (?:вашего |своего )?паспорта|паспорт|снилс|инн)(?!\p{L})/u;
const ASKING =
  /(?<!\p{L})(?:остав|напиши|пришли|скинь|отправь|сообщи|укажи|назови|продиктуй|подскажи|дайте|дай|уточни|поделит|введи|send|leave|give|share|write)\p{L}*/u;
const ASKING_QUESTION =
  /(?<!\p{L})(?:как(?:ой|ая|ое|ие|ую)|можно|можете|на какой|по какому|what|may i|can i)(?!\p{L})/u;
/** A word that asks the buyer, not one that promises him: «сообщим», «напишем» are ours. */
const OURS = /(?:ем|им|ю|ют|ят)$/u;
const DENIED =
  /(?<!\p{L})(?:не|нельзя|никому|don't|do not) (?:\p{L}+ )?(?:нужно|надо|требуется|\p{L}+(?:те|йте|ите|ть))/u;

/**
 * Nobody is asked again for what he has given, nor ever for a card or a passport; what he has given of his contacts is not written out, nor
 * are other people's addresses and documents.
 * In the draft, placeholders that may stand have been taken out before.
 */
export const guardPersonalData: Guard = (draft, { given, facts }) => [
  ...findMarks(draft).map(({ value }) =>
    object(value, 'Не пиши эти пометки в ответе: скажи своими словами, например «ваш номер».'),
  ),
  ...sentencesOf(draft).flatMap((sentence) => asksOf(sentence, given)),
  ...ofOthers(draft, facts),
];

/** What the buyer gave is behind a placeholder: what stands in clear and in no fact is made up, or another buyer's. Contacts have a guard. */
const OF_OTHERS = new Set<PersonalKind>(['address', 'document', 'card', 'vin']);

function ofOthers(draft: string, facts: Fact[]): Objection[] {
  const found = findPersonalData(draft, NOBODY).filter(({ kind }) => OF_OTHERS.has(kind));
  if (found.length === 0) return [];
  const stated = findPersonalData(facts.map(({ text }) => text).join('\n'), NOBODY);
  const known = new Set(stated.map(({ value }) => value));
  return found
    .filter(({ value }) => !known.has(value))
    .map(({ from, to }) => object(draft.slice(from, to), 'Не пиши личных данных, которых нет в фактах.'));
}

const NOBODY: KnownNames = new Map();

function asksOf(sentence: string, given: ReadonlySet<PersonalKind>): Objection[] {
  if (DENIED.test(sentence) || !isAsking(sentence)) return [];
  const never = NEVER.exec(sentence)?.[0];
  const again = NAMES.filter(([kind]) => given.has(kind)).flatMap(([, pattern, name]) => {
    const what = pattern.exec(sentence)?.[0];
    return what === undefined ? [] : [object(what, `Покупатель уже дал ${name}: не спрашивай снова.`)];
  });
  return never === undefined ? again : [object(never, 'Данные карт, коды и документы спрашивать нельзя.'), ...again];
}

function isAsking(sentence: string): boolean {
  const verbs = sentence.match(new RegExp(ASKING, 'gu')) ?? [];
  const asks = verbs.some((verb) => !OURS.test(verb));
  return (
    asks ||
    (sentence.endsWith('?') && (ASKING_QUESTION.test(sentence) || /(?<!\p{L})(?:ваш|зовут|обращаться)/u.test(sentence)))
  );
}

function sentencesOf(draft: string): string[] {
  return normalise(draft).match(/[^.!?\n]+[.!?]?/gu) ?? [];
}

function object(what: string, why: string): Objection {
  return { guard: 'personal-data', what, why };
}
