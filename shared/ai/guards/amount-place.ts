import { type Clause, clauseAt } from './clauses.ts';
import { labelsOf, shareLabel } from './labels.ts';
import type { Amount } from './money-amounts.ts';
import type { StatedAmount } from './stated-amounts.ts';
import { speaksOfPrice } from './thing-price.ts';
import type { Token } from './tokens.ts';

/** What an amount's place is judged by. */
export interface Surroundings {
  stated: StatedAmount[];
  buyersWords: string[];
  /** The words that name the thing itself. */
  thing: string[];
}

interface Place {
  /** Of the draft without its numbers. */
  clauses: Clause[];
  amounts: Amount[];
  known: Surroundings;
}

/** The draft with nothing said by the words of its amounts: «пару тысяч» says nothing of what it is for. */
export function withoutNumbers(tokens: Token[], amounts: Amount[]): Token[] {
  const blank: Token = { kind: 'digits', text: '0' };
  const said = [...tokens];
  for (const { from, to } of amounts) said.fill(blank, from, to);
  return said;
}

/**
 * Where the words around speak of a price, one of the facts that state the amount must say it of the same. Words that say nothing of
 * what the amount is for («500 ₽», «стоит 500») answer what the buyer has asked.
 */
export function isInPlace(amount: Amount, { clauses, amounts, known }: Place): boolean {
  const { words, isAlone } = wordsAround(amount, clauses, amounts);
  const isOfOther = (label: string) => !shareLabel([label], known.thing);
  const own = labelsOf(words).filter(isOfOther);
  const isBare = own.length === 0;
  const spoken = isAlone ? speaksOfPrice(words) && 'cost' : speaksOfPrice(words);
  const kind = spoken ?? (isBare && speaksOfPrice(known.buyersWords) ? 'cost' : undefined);
  if (kind === undefined) return true;
  const around = () => [...labelsOf(wordsBefore(amount, clauses)).filter(isOfOther), ...labelsOf(known.buyersWords)];
  const labels = isBare && kind === 'cost' ? around() : own;
  const readings = [amount.value, ...amount.also];
  return known.stated.some(({ value, ...stated }) => {
    if (!readings.includes(value)) return false;
    const others = stated.labels.filter(isOfOther);
    if (kind === 'giving' && stated.kind === undefined) return false;
    return shareLabel(labels, others) || (others.length === 0 && stated.kind !== undefined);
  });
}

/** All that the draft says up to the amount's clause. */
function wordsBefore(amount: Amount, clauses: Clause[]): string[] {
  const place = clauseAt(clauses, amount.from);
  return clauses.slice(0, place).flatMap(({ words }) => words);
}

/** The clause of the amount; where that is the amount alone, the clauses beside it too, unless they have amounts of their own. */
function wordsAround(amount: Amount, clauses: Clause[], amounts: Amount[]): { words: string[]; isAlone: boolean } {
  const place = clauseAt(clauses, amount.from);
  const own = clauses[place];
  if (own === undefined) return { words: [], isAlone: true };
  const others = amounts.filter((each) => each !== amount);
  const neighbours = [clauses[place - 1], clauses[place + 1]].filter(
    (each) =>
      each !== undefined &&
      each.sentence === own.sentence &&
      !others.some(({ from }) => from >= each.from && from < each.to),
  );
  const isAlone = labelsOf(own.words).length === 0 && speaksOfPrice(own.words) === undefined;
  const words = isAlone ? [...own.words, ...neighbours.flatMap((each) => each?.words ?? [])] : own.words;
  return { words, isAlone };
}
