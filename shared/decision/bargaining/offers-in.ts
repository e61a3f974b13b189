import { type Clause, clauseAt } from '../../ai/guards/clauses.ts';
import { findPossibleAmounts, type PossibleAmount } from '../../ai/guards/money-amounts.ts';
import { mayFollowAmount } from '../../ai/guards/money-words.ts';
import { findPhones } from '../../ai/guards/phones.ts';
import { skipSpace, type Token } from '../../ai/guards/tokens.ts';
import { namedPrice, namedReduction } from './named-price.ts';
import type { ReadText } from './read-text.ts';
import { DEAL, ELSEWHERE, LESS, OFFERING, OTHER_GOODS, OTHER_SUBJECT, SENDABLE } from './wish-words.ts';

/** Right before a number these make it the amount that is talked about. */
const LEADING = /^(?:за|по|до|на|давай|давайте|предлагаю|дам|максимум|минус|скин\p{L}{1,4}|уступите|отдадите|отдашь)$/u;

/** Roubles. */
export interface Prices {
  price: number;
  lastOffer: number | undefined;
}

/** The prices below the listing's that a message offers, amounts first, then parts of the price. */
export function offersIn({ tokens, clauses }: ReadText, prices: Prices): number[] {
  const phones = findPhones(tokens);
  const isOfPhone = (each: PossibleAmount) => phones.some(({ from, to }) => each.from < to && each.to > from);
  const amounts = findPossibleAmounts(tokens).filter((each) => !each.isSize && !isOfPhone(each));
  return [
    ...amounts.flatMap((amount) => offerOf(amount, { tokens, clauses }, prices)),
    ...percentsOff(tokens, clauses, prices),
    ...halvesIn(tokens, clauses, prices),
  ].filter((offer) => offer >= 0 && offer < prices.price);
}

/** The price that an amount offers, if it does. */
function offerOf(amount: PossibleAmount, { tokens, clauses }: ReadText, { price, lastOffer }: Prices): number[] {
  const place = clauseAt(clauses, amount.from);
  const clause = clauses[place];
  if (clause === undefined) return [];
  const before = wordsBefore(tokens, amount.from);
  const around = clauses.filter(({ sentence }) => sentence === clause.sentence).flatMap(({ words }) => words);
  const isDeal = clause.words.some((word) => DEAL.test(word));
  if (isOfSomethingElse(clause.words, around, isDeal) || isCount(amount, tokens, before, { isDeal, price })) return [];

  const isReduction = clause.words.some((word) => LESS.test(word)) && !/^(?:до|за|по)$/u.test(before[0] ?? '');
  if (isReduction) {
    const reduction = namedReduction(amount, lastOffer ?? price);
    return reduction === undefined ? [] : [(lastOffer ?? price) - reduction];
  }
  const isOffered = isDeal || isNamedAlone(clause.words, around);
  const offer = isOffered ? namedPrice(amount, price) : undefined;
  return offer === undefined ? [] : [offer];
}

/** A delivery, a size, the price of a shop elsewhere, other goods for that money. */
function isOfSomethingElse(words: string[], around: string[], isDeal: boolean): boolean {
  if (words.some((word) => ELSEWHERE.test(word) || SENDABLE.test(word))) return true;
  const subject = words.findIndex((word) => OTHER_SUBJECT.test(word));
  // «отдадите за 20 с доставкой» offers; «доставка за 500» does not.
  if (subject !== -1 && !(isDeal && words.slice(0, subject).includes('с'))) return true;
  if (isDeal) return false;
  return around.some((word) => ELSEWHERE.test(word) || OTHER_GOODS.test(word) || OTHER_SUBJECT.test(word));
}

/**
 * A number that counts things, an hour or a year. What is offered stands behind «за», or is as long as amounts are, or begins the
 * clause of a deal and comes near the price: «22 возьму» of a thing for 24 500, but not «2 возьму».
 */
function isCount(
  amount: PossibleAmount,
  tokens: Token[],
  before: string[],
  deal: { isDeal: boolean; price: number },
): boolean {
  const { value, scale, hasCurrency, to } = amount;
  const isPieces = /^штук/u.test(tokens[to - 1]?.text ?? '');
  if (hasCurrency || (scale !== 'none' && !isPieces)) return false;
  const [last = ''] = before;
  if (LEADING.test(last)) return isYear(value) && !deal.isDeal;
  if (isYear(value)) return true;
  const isHead = before.length === 0 && deal.isDeal && mayFollowAmount(tokens[skipSpace(tokens, to)]?.text ?? '');
  const isNear = (namedPrice(amount, deal.price) ?? 0) >= deal.price / 4;
  return isPieces || (value < 100 && !(isHead && isNear));
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1950 && value <= 2035;
}

/** «3000?», «а за 20?», «давайте 4», «3к и сегодня»: an amount and hardly a word beside it. */
function isNamedAlone(words: string[], around: string[]): boolean {
  const isHis = words.includes('моя') || words.includes('предложение');
  const isLight = (word: string) =>
    OFFERING.test(word) || DEAL.test(word) || LESS.test(word) || isFiller(word) || (isHis && word === 'цена');
  return words.every(isLight) && around.filter((word) => !isLight(word)).length <= 3;
}

/** Currencies, number words and other small words that say nothing of what is asked. */
function isFiller(word: string): boolean {
  return (
    word.length <= 2 ||
    /^(?:руб\p{L}{0,4}|тыс\p{L}{0,4}|тыщ\p{L}{0,3}|тыр|косар\p{L}{0,3}|лям\p{L}{0,2}|млн|миллион\p{L}{0,2}|как|так|вот|добрый|день|вечер|утро|здравствуйте|привет|приветствую|вам|вас|еще|пожалуйста|все|окей|если|получится|половиной|пятьсот|двадцать|пару|пара|про|раз|только|сможете|можете|получается|ваш|мой|еду|приеду|выезжаю)$/u.test(
      word,
    ) ||
    isNumberWord(word)
  );
}

function isNumberWord(word: string): boolean {
  return findPossibleAmounts([{ kind: 'word', text: word }]).length > 0;
}

/** «уступите 10%», «скидку десять процентов». */
function percentsOff(tokens: Token[], clauses: Clause[], { price }: Prices): number[] {
  return tokens.flatMap(({ text }, at) => {
    if (text !== '%' && !/^процент/u.test(text)) return [];
    const words = clauses[clauseAt(clauses, at)]?.words ?? [];
    const isAsked = words.some((word) => LESS.test(word)) && !words.some((word) => OTHER_SUBJECT.test(word));
    const [number] = findPossibleAmounts(tokens.slice(Math.max(0, at - 4), at)).slice(-1);
    return isAsked && number !== undefined && number.value <= 100 ? [Math.round(price * (1 - number.value / 100))] : [];
  });
}

/** «за полцены», «отдадите за половину». */
function halvesIn(tokens: Token[], clauses: Clause[], { price }: Prices): number[] {
  return tokens.flatMap(({ text }, at) => {
    const words = clauses[clauseAt(clauses, at)]?.words ?? [];
    const isHalf =
      /^(?:полцены|полстоимости)$/u.test(text) ||
      (/^половин[уы]$/u.test(text) && words.includes('за') && words.some((word) => DEAL.test(word)));
    return isHalf && !words.some((word) => ELSEWHERE.test(word)) ? [Math.round(price / 2)] : [];
  });
}

/** Nearest first, within the clause as marks tell. */
function wordsBefore(tokens: Token[], from: number): string[] {
  const words: string[] = [];
  for (let at = from - 1; at >= 0 && words.length < 2 && from - at < 6; at -= 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind === 'mark' && '.,!?;:'.includes(token.text))) break;
    if (token.kind === 'word') words.push(token.text);
  }
  return words;
}
