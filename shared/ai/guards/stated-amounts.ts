import { clauseAt, clausesOf } from './clauses.ts';
import { labelsOf } from './labels.ts';
import { findAmounts } from './money-amounts.ts';
import { speaksOfPrice } from './thing-price.ts';
import type { Token } from './tokens.ts';

/** An amount of roubles that a fact states, with what the fact says it is for. */
export interface StatedAmount {
  value: number;
  labels: string[];
  kind: 'giving' | 'cost' | undefined;
}

/**
 * The amounts of a fact. What one is for stands in its sentence, in the sentence before, or at the head of the fact: «Доставка и подъём:
 * … Будни — 500 ₽».
 */
export function statedAmounts(id: string, tokens: Token[]): StatedAmount[] {
  const amounts = findAmounts(tokens).filter(({ kind }) => kind === 'roubles' || kind === 'bare');
  if (amounts.length === 0) return [];
  const clauses = clausesOf(tokens);
  const head = id.startsWith('articles.') ? (clauses[0]?.words ?? []) : [];
  return amounts.flatMap(({ value, also, from, kind }) => {
    const sentence = clauses[clauseAt(clauses, from)]?.sentence ?? 0;
    const words = [
      ...head,
      ...clauses
        .filter((each) => each.sentence === sentence || each.sentence === sentence - 1)
        .flatMap((each) => each.words),
    ];
    const stated = { labels: id === 'listing.price' ? [] : labelsOf(words), kind: speaksOfPrice(words) };
    return kind === 'bare' ? [] : [value, ...also].map((reading) => ({ value: reading, ...stated }));
  });
}
