import type { Guard, GuardContext } from './guard.ts';
import { withoutListingLink } from './links.ts';
import { type Amount, findAmounts } from './money-amounts.ts';
import { findNumbers } from './numbers.ts';
import { findPhones } from './phones.ts';
import { normalise, splitAt, type Token, tokenise } from './tokens.ts';

const REFUSING =
  /^(?:отда[а-яёa-z]{1,5}|прода[а-яёa-z]{1,4}|уступ[а-яёa-z]{1,5}|скин[а-яёa-z]{1,4}|сброс[а-яёa-z]{1,4}|снижа[а-яёa-z]{1,3}|снизи[а-яёa-z]{1,3}|мож[а-яёa-z]{1,3}|могу|смож[а-яёa-z]{1,3}|смогу|готов[а-яёa-z]{0,2}|получится|подойдет|подходит|устроит|соглас[а-яёa-z]{1,3}|рассматрива[а-яёa-z]{1,3}|торгуемся)$/u;
const ACCEPTING =
  /^(?:отда[а-яёa-z]{1,5}|прода(?:м|дим|ю|ем)|уступ[а-яёa-z]{1,5}|скин[а-яёa-z]{1,4}|договор[а-яёa-z]{1,8}|соглас[а-яёa-z]{1,3}|забира[а-яёa-z]{1,4}|приезжа[а-яёa-z]{1,4}|хорошо|ладно|ок|окей|идет|подходит|рукам|устроит|устраивает|проблем|давайте|да|можно|можем|могу|будет)$/u;

/**
 * Every amount of money must be one of the facts (the listing's price, or one the seller's rules state); a number of three digits or
 * more that could be money must at least stand somewhere in the facts. The buyer's own figure may be said in a sentence that only
 * declines it.
 */
export const guardPrice: Guard = (draft, context) => {
  const tokens = tokenise(normalise(withoutListingLink(draft, context.listing)));
  const phones = findPhones(tokens);
  const known = knownAmounts(context);
  const offered = numbersOf(context.buyerTexts.join('\n'));
  return findAmounts(tokens)
    .filter((amount) => !phones.some(({ from, to }) => amount.from < to && amount.to > from))
    .filter((amount) => !isKnown(amount, known))
    .filter((amount) => !(offered.has(amount.value) && declines(sentenceAround(tokens, amount.from))))
    .map(({ fragment }) => ({
      guard: 'price',
      what: fragment,
      why: 'Такой суммы или такого числа нет в фактах. Называй только суммы из фактов.',
    }));
};

interface KnownAmounts {
  roubles: Set<number>;
  foreign: Set<number>;
  numbers: Set<number>;
}

function knownAmounts({ facts, listing }: GuardContext): KnownAmounts {
  const known: KnownAmounts = { roubles: new Set(), foreign: new Set(), numbers: new Set() };
  if (listing?.price !== undefined) known.roubles.add(listing.price);
  for (const tokens of facts.map(({ text }) => tokenise(normalise(withoutLinks(text))))) {
    for (const { value } of findNumbers(tokens)) known.numbers.add(value);
    for (const { value, kind } of findAmounts(tokens)) {
      if (kind === 'roubles' || kind === 'foreign') known[kind].add(value);
    }
  }
  return known;
}

/** The digits of an address are no number anybody stated. */
function withoutLinks(text: string): string {
  return text
    .split(/\s/)
    .filter((word) => !word.includes('://'))
    .join(' ');
}

function isKnown({ kind, value }: Amount, known: KnownAmounts): boolean {
  if (kind === 'bare') return known.roubles.has(value) || known.numbers.has(value);
  return kind !== 'vague' && known[kind].has(value);
}

function numbersOf(text: string): Set<number> {
  return new Set(findNumbers(tokenise(normalise(text))).map(({ value }) => value));
}

/** A refusal in so many words («не отдадим», «к сожалению»), and not a word of consent beside it. */
function declines(sentence: string[]): boolean {
  const isRefused = sentence.some(
    (word, place) =>
      (word === 'не' && REFUSING.test(sentence[place + 1] ?? '')) || word === 'сожалению' || word === 'мало',
  );
  return isRefused && !sentence.some((word, place) => ACCEPTING.test(word) && sentence[place - 1] !== 'не');
}

function sentenceAround(tokens: Token[], at: number): string[] {
  const isEnd = ({ kind, text }: Token) => (kind === 'mark' && '!?;'.includes(text)) || text.includes('\n');
  const before = tokens.slice(0, at);
  const start = Math.max(
    before.findLastIndex(isEnd),
    before.findLastIndex(({ text }, place) => text === '.' && tokens[place + 1]?.kind === 'space'),
  );
  return (splitAt(tokens.slice(start + 1), '!?;')[0] ?? [])
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => text);
}
