import { isInPlace, type Surroundings, withoutNumbers } from './amount-place.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Guard, GuardContext, Objection } from './guard.ts';
import { labelsOf } from './labels.ts';
import { withoutListingLink } from './links.ts';
import { type Amount, findAmounts, findPossibleAmounts } from './money-amounts.ts';
import { findNumbers } from './numbers.ts';
import { findPhones } from './phones.ts';
import { takenOff } from './reductions.ts';
import { isTurnedDown } from './refusals.ts';
import { remember } from './remember.ts';
import { statedAmounts } from './stated-amounts.ts';
import { normalise, type Token, textOf, tokenise } from './tokens.ts';

const UNKNOWN = 'Такой суммы или такого числа нет в фактах. Называй только суммы из фактов.';
const AGREED = 'Это цена покупателя. Её можно назвать, только отказывая; соглашаться на неё нельзя.';
const MISPLACED = 'Эта сумма в фактах относится к другому. О цене товара говори только суммой его цены.';

/**
 * Every amount of money must be the listing's price, what the bargaining rule has offered, or one that the facts state; and where the
 * draft speaks of the price, the last must be stated for what the draft names. A number of three digits or more that could be money
 * must at least stand somewhere in the facts. The buyer's own figure may be said where it is only turned down.
 */
export const guardPrice: Guard = (draft, context) => {
  const tokens = tokenise(normalise(withoutListingLink(draft, context.listing)));
  const amounts = findAmounts(tokens);
  const clauses = clausesOf(tokens);
  const known = knownAmounts(context);
  const phones = findPhones(tokens);
  const place = { clauses: clausesOf(withoutNumbers(tokens, amounts)), amounts, known };
  // What is taken off a price is a discount: its guard tells whether it may be said.
  const reductions = new Set(takenOff(tokens, amounts));
  const judged = amounts
    .filter((amount) => !reductions.has(amount) || amount.kind === 'vague')
    .filter((amount) => !phones.some(({ from, to }) => amount.from < to && amount.to > from))
    .flatMap((amount) => {
      if (isWorth(amount, known.own) || (isTurnedDown(tokens, clauses, amount.from) && isOfBuyer(amount, known)))
        return [];
      if (!isKnown(amount, known)) return [object(amount.fragment, UNKNOWN)];
      const isPlaced = amount.kind !== 'roubles' || isInPlace(amount, place);
      return isPlaced ? [] : [object(amount.fragment, MISPLACED)];
    });
  return judged.length > 0 ? judged : agreedTo(tokens, clauses, context, known);
};

/** The buyer's price said back to him in any way that does not turn it down: «Ага, ровно тридцать». */
function agreedTo(
  tokens: Token[],
  clauses: Clause[],
  { buyersOffer }: GuardContext,
  { own }: KnownAmounts,
): Objection[] {
  if (buyersOffer === undefined || own.has(buyersOffer)) return [];
  return findPossibleAmounts(tokens)
    .filter(({ readings, from }) => readings.includes(buyersOffer) && !isTurnedDown(tokens, clauses, from))
    .map(({ from, to }) => object(textOf(tokens, from, to), AGREED));
}

function object(what: string, why: string): Objection {
  return { guard: 'price', what, why };
}

interface KnownAmounts extends Surroundings {
  /** The listing's price, and what may be offered for it now. */
  own: Set<number>;
  foreign: Set<number>;
  numbers: Set<number>;
  /** What the buyer has named in this turn. */
  buyers: Amount[];
  buyersNumbers: Set<number>;
}

function knownAmounts({ facts, listing, offered, buyerTexts }: GuardContext): KnownAmounts {
  const isPriced = listing?.price !== undefined;
  // A title is anybody's words: it cannot say another price than the listing has.
  const told = facts.filter(({ id }) => !(isPriced && id === 'listing.title'));
  const buyers = tokenise(normalise(buyerTexts.join('\n')));
  return {
    own: new Set([listing?.price, offered].filter((amount) => amount !== undefined)),
    stated: told.flatMap(({ id, text }) => statedIn(`${id}\n${text}`)),
    foreign: new Set(facts.flatMap(({ text }) => figuresIn(text).foreign)),
    numbers: new Set(facts.flatMap(({ text }) => figuresIn(text).numbers)),
    buyers: findAmounts(buyers),
    buyersNumbers: new Set(findNumbers(buyers).flatMap(({ value, also }) => [value, ...also, ...inThousands(value)])),
    buyersWords: buyers.flatMap(({ kind, text }) => (kind === 'word' ? [text] : [])),
    thing: labelsOf(wordsOfText(listing?.title ?? '')).slice(0, 2),
  };
}

/** Of a fact's id and, after the first line's end, its text. */
const statedIn = remember((fact: string) => {
  const end = fact.indexOf('\n');
  return statedAmounts(fact.slice(0, end), tokenise(normalise(withoutLinks(fact.slice(end + 1)))));
});

const figuresIn = remember((text: string) => {
  const tokens = tokenise(normalise(withoutLinks(text)));
  return {
    foreign: findAmounts(tokens).flatMap(({ kind, value }) => (kind === 'foreign' ? [value] : [])),
    numbers: findNumbers(tokens).map(({ value }) => value),
  };
});

/** «15 отдадите?» is answered with «15 000 ₽». */
function inThousands(value: number): number[] {
  return value < 1000 ? [value * 1000, value * 1_000_000] : [];
}

function wordsOfText(text: string): string[] {
  return tokenise(normalise(text)).flatMap((token) => (token.kind === 'word' ? [token.text] : []));
}

/** The digits of an address are no number anybody stated. */
function withoutLinks(text: string): string {
  return text
    .split(/\s/)
    .filter((word) => !word.includes('://'))
    .join(' ');
}

function isWorth({ value, also, kind }: Amount, amounts: Set<number>): boolean {
  return kind !== 'foreign' && [value, ...also].some((reading) => amounts.has(reading));
}

function isKnown(amount: Amount, { stated, foreign, numbers }: KnownAmounts): boolean {
  const { kind, value, also } = amount;
  if (kind === 'vague') return false;
  if (kind === 'foreign') return foreign.has(value);
  const readings = [value, ...also];
  return stated.some((each) => readings.includes(each.value)) || (kind === 'bare' && numbers.has(value));
}

function isOfBuyer({ value, also, kind, fragment }: Amount, { buyersNumbers, buyers }: KnownAmounts): boolean {
  if (kind === 'vague')
    return buyers.some((each) => each.kind === 'vague' && each.fragment.slice(0, 4) === fragment.slice(0, 4));
  return [value, ...also].some((reading) => buyersNumbers.has(reading));
}
