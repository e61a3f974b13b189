import type { GuardContext, Objection } from './guard.ts';
import { normalise, splitAt, tokenise } from './tokens.ts';

/** Each claim as words in a row. */
const CLAIMS = [
  /^в наличии(?! (?:уже )?нет)/u,
  /^(?:продается|продаем|продаю)(?= |$)/u,
  /^(?:актуально|актуален|актуальна|доступен|доступна|доступно|свободен|свободна|свободно)(?= |$)/u,
  /^(?:можно|можете|сможете) (?:\p{L}+ ){0,2}(?:забрать|купить|забирать|приехать|подъехать|посмотреть|оформить|заказать)(?= |$)/u,
  /^(?:забирайте|приезжайте|подъезжайте|оформляйте|заказывайте|покупайте|бронируйте)(?= |$)/u,
  /^(?:еще|пока|все еще) (?:есть|продаем|продается|не прода\p{L}+)/u,
  /^не продан[оаы]?(?= |$)/u,
  /^есть(?: \d+)?(?: (?:шт|штук\p{L}?))?$/u,
  /^(?:да|конечно|он|она|оно|они|все|товар|вещь) (?:\p{L}+ )?есть(?= в наличии|$)/u,
  /^(?:объявление|товар) (?:еще )?актив\p{L}+/u,
];

const GONE = /^(?:уже )?(?:продан[оаы]?|снят[оаы]? с продажи|неактуально)(?= |$)/u;

/** A claim after one of these denies it: «не актуально», «больше не продается», «нет в наличии». */
const DENIALS = new Set(['не', 'нет', 'ни']);

/**
 * Nothing may be called available unless its listing is known to be active, and nothing of an active listing may be called sold. Without
 * a listing nothing is known. Denials and questions («уточню, есть ли в наличии») pass.
 */
export const guardAvailability = (draft: string, { listing }: Pick<GuardContext, 'listing'>): Objection[] => {
  const isActive = listing?.status === 'active';
  const patterns = isActive ? [GONE] : CLAIMS;
  const why = isActive
    ? 'Объявление активно: говорить, что товар продан, нельзя.'
    : 'Неизвестно, что товар есть в продаже: говорить, что он есть или что его можно забрать, нельзя.';
  return splitAt(tokenise(normalise(draft)), '.,!?;:()—–').flatMap((clause) => {
    const claim = findClaim(
      clause
        .map(({ kind, text }) => (kind === 'space' ? ' ' : text))
        .join('')
        .trim(),
      patterns,
    );
    return claim === undefined ? [] : [{ guard: 'availability', what: claim, why }];
  });
};

function findClaim(clause: string, patterns: RegExp[]): string | undefined {
  const words = clause.split(' ');
  if (words.includes('ли')) return undefined;
  const place = words.findIndex((_, index) => {
    // Each claim is at most eight words long, so looking further would only cost time.
    const rest = words.slice(index, index + 8).join(' ');
    return !DENIALS.has(words[index - 1] ?? '') && patterns.some((pattern) => pattern.test(rest));
  });
  return place === -1 ? undefined : words.slice(place, place + 4).join(' ');
}
