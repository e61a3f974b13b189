import type { AlignedText } from './aligned-text.ts';
import type { Finding } from './finding.ts';

const SHORTEST = 3;
/** «Иванов Иван Иванович», also in another case. */
const WITH_PATRONYMIC =
  /(?<!\p{L})(?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s){1,2}\p{Lu}\p{Ll}+(?:вич|вича|вичу|вичем|вна|вны|вне|вну|вной|ична|ичны|ичне|ичну|ильич|ильича|кузьмич)(?!\p{L})/gu;
const NAME = '\\p{Lu}\\p{Ll}{1,20}(?:-\\p{Lu}\\p{Ll}{1,20})?(?:\\s\\p{Lu}(?:\\p{Ll}{1,20}|\\.)){0,2}';
/** Who says so names himself, with a small letter too; others only with a capital one: «получатель оплачивает». */
const BY_HIMSELF =
  /(?<!\p{L})(?:[Мм]еня зовут|[Мм]о[её] имя|[Зз]овите меня)\s?[:—-]?\s?(?<name>\p{L}{2,20}(?:\s\p{Lu}\p{Ll}{1,20}){0,2})/gu;
const AS_RECEIVER = new RegExp(
  `(?<!\\p{L})(?:[Пп]олучател[ья]|ФИО|[Фф]ио|[Нн]а имя)\\s?[:—-]?\\s?(?<name>${NAME})`,
  'gu',
);

/** The names by which somebody has introduced himself, by the stem of each of their words. */
export type KnownNames = ReadonlyMap<string, string>;

export function introducedIn(texts: string[]): KnownNames {
  const names = texts.flatMap((text) => introductions(text).map(({ value }) => value));
  return new Map(names.flatMap((name) => partsOf(name).map((part): [string, string] => [stemOf(part), name])));
}

/**
 * Names with a patronymic, names by which somebody introduces himself, and those known from that, in every case of theirs. A first
 * name alone is not told from a word: «Вера», «Роман», «Лада» are left.
 */
export function findNames(text: AlignedText, known: KnownNames): Finding[] {
  return [...introductions(text.original), ...knownNames(text, known)];
}

function introductions(original: string): Finding[] {
  return [WITH_PATRONYMIC, BY_HIMSELF, AS_RECEIVER].flatMap((pattern) =>
    Array.from(original.matchAll(pattern), (match): Finding => {
      const name = match.groups?.name ?? match[0];
      const from = match.index + match[0].length - name.length;
      return { kind: 'name', value: plain(name), from, to: from + name.length };
    }),
  );
}

function knownNames(text: AlignedText, known: KnownNames): Finding[] {
  if (known.size === 0) return [];
  return text.tokens.flatMap((token, index) => {
    const value = token.kind === 'word' && token.text.length >= SHORTEST ? known.get(stemOf(token.text)) : undefined;
    return value === undefined ? [] : [{ kind: 'name' as const, value, ...text.placeOfTokens(index, index + 1) }];
  });
}

function partsOf(name: string): string[] {
  return (name.match(/\p{L}+/gu) ?? []).filter((part) => part.length >= SHORTEST);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('ё', 'е');
}

/** «Ольга», «Ольге» and «Ольгой» have one stem; so have «Иван» and «Ивану». */
function stemOf(name: string): string {
  return name.replace(/(?:ой|ей|ою|ею|ом|ем|[аяуюыеиьй])$/u, '');
}
