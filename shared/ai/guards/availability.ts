import type { Fact, ListingCard } from '../facts.ts';
import type { Guard, GuardContext } from './guard.ts';
import { type Sentence, sentencesOf, sentencesOfFacts, textIn, wordsIn } from './sentences.ts';
import { normalise, splitAt, tokenise } from './tokens.ts';
import { wishesOf } from './wishes.ts';

/** Each claim as words in a row. */
const CLAIMS = [
  /^в наличии(?! (?:уже )?нет)/u,
  /^(?:продается|продаем|продаю)(?! только)(?= |$)/u,
  /^(?:актуально|актуален|актуальна|доступен|доступна|доступно|свободен|свободна|свободно)(?= |$)/u,
  /^(?:можно|можете|сможете) (?:\p{L}+ ){0,2}(?:забрать|купить|забирать|приехать|подъехать|посмотреть|оформить|заказать)(?= |$)/u,
  /^(?:забирай|забирайте|заезжайте|приезжайте|подъезжайте|оформляйте|заказывайте|покупайте|бронируйте)(?= |$)/u,
  /^(?:еще|пока|все еще) (?:есть|продаем|продается|не прода\p{L}+)/u,
  /^не продан[оаы]?(?= |$)/u,
  /^есть(?: \d+)?(?: (?:шт|штук\p{L}?))?$/u,
  /^(?:да|конечно|он|она|оно|они|все|товар|вещь) (?:\p{L}+ )?есть(?= в наличии|$)/u,
  /^(?:на месте|стоит у нас|лежит у нас)(?= |$)/u,
  /^(?:объявление|товар) (?:еще )?актив\p{L}+/u,
  /^(?:еще|пока|по-прежнему|нам еще) (?:нужен|нужна|нужны|требуется|требуются|ищем)(?= |$)/u,
  /^(?:приходите|ждем вас)(?= на| |$)/u,
  /^ваканси\p{L}+ (?:еще |пока )?(?:открыт|свободн)\p{L}*/u,
];

/** «Продано», «кончились», «набор закрыт», «больше не делаем», as words in a row. */
const GONE =
  /^(?:(?:уже |вчера )?(?:продан[оаы]?|распродан[оаы]?|сдан[оаы]?|снят[оаы]? с (?:продажи|производства)|неактуально|(?:за|рас)?кончил(?:ся|ась|ось|ись)|разобрали|раскупили|забрали)(?= |$)|(?:сняли|снимаем) с (?:продажи|производства)|(?:набор|вакансия|прием|места?) (?:уже )?(?:закрыт|занят)[оаы]?(?= |$)|больше не (?:прода|дела|занима|производ|сда|набира|работа)\p{L}+)/u;
/** «Студию вчера сдали»: where the ware is named before it. */
const GIVEN_AWAY = / (?:продали|сдали|раскупили|разобрали|забрали)$/u;

/** A claim after one of these denies it: «не актуально», «больше не продается», «нет в наличии». */
const DENIALS = new Set(['не', 'нет', 'ни']);

const YES = /^(?:да|ага|угу|конечно|есть|верно|точно|yes|yep)(?: (?:да|конечно|есть|верно))?$/u;
const DENYING = /^(?:не|нет|продан[оаы]?|неактив\p{L}*|снят[оаы]?|неактуально|увы|сожалению)$/u;

/**
 * Nothing may be called available unless its listing is known to be active, and nothing of an active listing may be called sold unless
 * the facts do. Without a listing nothing is known. Denials and questions («уточню, есть ли в наличии») pass.
 */
export const guardAvailability: Guard = (draft, context) => {
  const { listing, facts } = context;
  const isActive = listing?.status === 'active';
  const consent = isActive ? undefined : (consentToAvailability(draft, context) ?? invitationToGone(draft, context));
  const why = isActive
    ? 'Объявление активно: говорить, что товар продан, нельзя.'
    : 'Неизвестно, что товар есть в продаже: говорить, что он есть или что его можно забрать, нельзя.';
  return [...wrongAvailabilityIn(draft, listing, facts), ...(consent === undefined ? [] : [consent])].map((what) => ({
    guard: 'availability',
    what,
    why,
  }));
};

/** What a text says of the listing that its state does not bear out, whatever it is an answer to. */
export function wrongAvailabilityIn(text: string, listing: ListingCard | undefined, facts: Fact[] = []): string[] {
  return splitAt(tokenise(normalise(text)), '.,!?;:()—–').flatMap((tokens) => {
    const clause = tokens
      .map((token) => (token.kind === 'space' ? ' ' : token.text))
      .join('')
      .trim();
    return (listing?.status === 'active' ? findGone(clause, facts) : findClaim(clause, CLAIMS)) ?? [];
  });
}

function findGone(clause: string, facts: Fact[]): string | undefined {
  const found = findClaim(clause, [GONE]) ?? GIVEN_AWAY.exec(clause)?.[0].trim();
  if (found === undefined) return undefined;
  const stem =
    /(?:прода|кончил|закрыт|занят|снят|снима|сда|разобра|раскуп|забра|не \p{L}{4})/u.exec(found)?.[0] ?? found;
  const isStated = sentencesOfFacts(facts).some((sentence) => textIn(sentence).includes(stem) && isEnding(sentence));
  return isStated ? undefined : found;
}

/** A fact that says itself that something is gone: «46-й размер продан», «бежевые закончились». */
function isEnding(sentence: Sentence): boolean {
  return sentence.clauses.some(({ text }) => findClaim(text.trim(), [GONE]) !== undefined);
}

/** «Ещё есть?» — «Да, цена 4500»: the «да» answers what was asked. */
function consentToAvailability(draft: string, context: GuardContext): string | undefined {
  const sentences = sentencesOf(draft);
  const consent = sentences.map(({ clauses }) => clauses[0]?.words.join(' ') ?? '').find((words) => YES.test(words));
  const isDenied = wordsIn(sentences).some((word) => DENYING.test(word));
  if (consent === undefined || isDenied) return undefined;
  return wishesOf(context).some(({ isAvailability }) => isAvailability) ? consent : undefined;
}

const COMING =
  /^(?:при(?:еду|едем|ехать|йду|йти)|подъе(?:ду|дем|хать)|заех(?:ать)|заеду|смотреть|посмотре(?:ть|л)|осмотр|показ|забрать|заберу|забираю|выезжаю|снять|арендовать)/u;
const VISITING = /^(?:осмотр|показ(?:ы|ов|ываем)?$|самовывоз|забрать|посмотреть|смотреть|осмотреть|ждем|приходите)/u;

/** «Приеду посмотреть» — «Осмотр ежедневно с 9:00»: true of the shop, but there is nothing to see. */
function invitationToGone(draft: string, { listing, buyerTexts }: GuardContext): string | undefined {
  if (listing?.status !== 'inactive') return undefined;
  const words = wordsIn(sentencesOf(draft));
  const isComing = wordsIn(buyerTexts.flatMap(sentencesOf)).some((word) => COMING.test(word));
  return isComing && !words.some((word) => DENYING.test(word)) ? words.find((word) => VISITING.test(word)) : undefined;
}

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
