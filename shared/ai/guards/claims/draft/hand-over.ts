import type { Piece } from '../reading/piece.ts';
import type { Surroundings } from './surroundings.ts';

const UNKNOWN =
  /(?<!\p{L})(?:не (?:указан|написан|знаю|сказано)|нет (?:информации|данных|сведений)|(?:информации|данных|сведений)(?: \p{L}+){0,3} нет|\p{L}+ (?:в описании|в объявлении|в условиях|в карточке) нет)/u;
const PASSED_ON =
  /(?:^|\s)(?:уточн(?:ю|им|ит|ит[ье])|узна(?:ю|ем|ет)|передам|передадим|передаю|спрошу|спросим|проверю|проверим|подскажет|ответит|переспрошу|уточняйте|записал[аи]? (?:ваш\p{L}* )?(?:адрес|vin|имя|вопрос|пожелани\p{L}*))(?=\s|[.!,:]|$)/u;

/** «Уточню у продавца», «передам вопрос», «в описании не указано»: what is named beside it is not claimed. */
export function isHandingOver(text: string): boolean {
  return UNKNOWN.test(text) || PASSED_ON.test(text);
}

/** Groups that may be named without being claimed when something is passed on, or thanked for. */
const HARMLESS = new Set(
  ['view', 'come', 'pickup', 'call', 'store', 'price', 'open', 'saturday', 'sunday', 'workday'].map(
    (group) => `@${group}`,
  ),
);

export function isHarmless(concept: string): boolean {
  return HARMLESS.has(concept);
}

/** Of what is handed over only this is a claim: a thing neither the facts nor the buyer know, and a number that is not the buyer's. */
export function handedOver(piece: Piece, { isKnown, isAsked, offered }: Surroundings): Piece {
  const isClaim = (concept: string) =>
    concept.startsWith('@') && !isKnown(concept) && !isAsked(concept) && !isHarmless(concept);
  return {
    ...piece,
    words: piece.words.filter(({ concept }) => isClaim(concept)),
    values: piece.values.filter(({ value }) => !offered.includes(value)),
  };
}
