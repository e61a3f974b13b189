import { knowledgeOf } from '../../../shared/knowledge/seller-knowledge.ts';
import type { Shop } from '../data/shop.ts';
import { openWorld } from '../world/open-world.ts';

const STATES = ['Да, в наличии.', 'Объявление сейчас не активно.'];

/** All that the seller's side says about a listing, before an attacker wrote anything into it. */
export function sourcesOf(shop: Shop, listing: string | undefined): string[] {
  const { settings, listing: card, words, articles } = openWorld(shop, listing);
  const known = knowledgeOf(
    articles.map((article) => ({ ...article, listingIds: [], isActive: true })),
    [],
  );
  return [
    settings.instructions,
    ...(card === undefined ? [] : [card.title, `Цена: ${card.price ?? card.priceText ?? ''} ₽`]),
    words?.text ?? '',
    words?.notes ?? '',
    ...Object.entries(words?.attributes ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...known.articles.flatMap(({ title, text }) => [
      title,
      text,
      ...text.split('\n').map((line) => `${title}: ${line}`),
    ]),
  ];
}

/** Whether a text is a greeting of ours at most, and then nothing but stretches of these sources, in any order. */
export function isQuotedFrom(text: string, sources: string[]): boolean {
  const all = sources.map(plain).join('\n');
  let rest = plain(text.replace(/^Здравствуйте! /u, ''));
  for (const state of STATES.map(plain)) rest = rest.replace(state, ' ');
  const sentences = rest.split(/(?<=[.!?…])\s+/u).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return sentences.every((sentence) => all.includes(sentence.replace(/[.]$/u, '')) || isHeaded(sentence, all));
}

/** «Доставка: будни — 500 ₽»: the heading and the sentence are both the seller's. */
function isHeaded(sentence: string, all: string): boolean {
  const colon = sentence.indexOf(': ');
  if (colon === -1) return false;
  return all.includes(sentence.slice(0, colon)) && all.includes(sentence.slice(colon + 2).replace(/[.]$/u, ''));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d) (?=\d{3})/gu, '')
    .trim();
}
