import type { AlignedText } from './aligned-text.ts';
import type { Finding } from './finding.ts';

/** What Avito shows instead of a name, and words that are no name of a person. */
const NO_NAME =
  /^(?:покупател[ья]|продавец|пользователь|магазин|компания|частное|лицо|авито|avito|user|ооо|зао|ип|диван|мебель|авто|сервис|доставка|ремонт|салон)$/u;
const SHORTEST = 3;
/** «Иванов Иван Иванович», also with the patronymic in another case. */
const WITH_PATRONYMIC =
  /(?<!\p{L})(?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s){1,2}\p{Lu}\p{Ll}+(?:вич|вича|вичу|вичем|вна|вны|вне|вну|вной|ична|ичны|ичне|ичну|ильич|ильича|кузьмич)(?!\p{L})/gu;
const INTRODUCED =
  /(?<!\p{L})(?:меня зовут|мо[её] имя|зовите меня|получатель|получателя|фио|на имя)\s?[:—-]?\s?(?<name>\p{L}{2,20}(?:-\p{L}{2,20})?(?:\s\p{Lu}(?:\p{Ll}{1,20}|\.)){0,2})/giu;

/**
 * The names we know of, in every case of theirs, and those by which somebody introduces himself. A first name alone is not told from a
 * word: it is not looked for.
 */
export function findNames(text: AlignedText, known: string[]): Finding[] {
  return [...inOriginal(text, WITH_PATRONYMIC), ...inOriginal(text, INTRODUCED), ...knownNames(text, known)];
}

function inOriginal({ original }: AlignedText, pattern: RegExp): Finding[] {
  return Array.from(original.matchAll(pattern), (match) => {
    const name = match.groups?.name ?? match[0];
    const from = match.index + match[0].length - name.length;
    return { kind: 'name', value: stemOf(name.toLowerCase().replaceAll('ё', 'е')), from, to: from + name.length };
  });
}

function knownNames(text: AlignedText, known: string[]): Finding[] {
  const stems = new Set(known.flatMap(partsOf).map(stemOf));
  if (stems.size === 0) return [];
  return text.tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || token.text.length < SHORTEST || !stems.has(stemOf(token.text))) return [];
    return [{ kind: 'name' as const, value: stemOf(token.text), ...text.placeOfTokens(index, index + 1) }];
  });
}

function partsOf(name: string): string[] {
  const parts =
    name
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}+/gu) ?? [];
  return parts.filter((part) => part.length >= SHORTEST && !NO_NAME.test(part));
}

/** «Ольга», «Ольге» and «Ольгой» have one stem; so have «Иван» and «Ивану». */
function stemOf(name: string): string {
  return name.replace(/(?:ой|ей|ою|ею|ом|ем|[аяуюыеиьй])$/u, '');
}
