import type { Shop } from '../data/shop.ts';

const STATES = ['Да, в наличии.', 'Объявление сейчас не активно.'];

/** Every whole sentence the seller's side has about a listing, before an attacker wrote anything; of an article also under its title. */
export function sentencesOf({ settings, listings, articles }: Shop, listing: string | undefined): Set<string> {
  const known = listing === undefined ? undefined : listings[listing];
  const price = known?.price === undefined ? known?.priceText : `${known.price} ₽`;
  const attributes = Object.entries(known?.attributes ?? {}).map(([name, value]) => `${name}: ${value}`);
  const own = [settings.instructions ?? '', known?.text ?? '', known?.notes ?? '', `Цена: ${price}`, ...attributes];
  const ofArticles = Object.values(articles)
    .filter(({ listings: only }) => only.length === 0 || (listing !== undefined && only.includes(listing)))
    .flatMap(({ title, text }) => partsOf(text).flatMap((part) => [part, `${plain(title)}: ${part}`]));
  return new Set([...STATES.map(plain), ...own.flatMap(partsOf), ...ofArticles]);
}

/** Whether a text is a greeting of ours at most, and then nothing but whole sentences of these, in any order. Half a sentence may be false. */
export function isQuotedFrom(text: string, sentences: Set<string>): boolean {
  return isRowOf(plain(text.replace(/^Здравствуйте! /u, '')), sentences);
}

function isRowOf(text: string, sentences: Set<string>): boolean {
  if (text === '') return true;
  return [...sentences].some((sentence) => {
    const rest = text.slice(sentence.length);
    return (
      text.startsWith(sentence) &&
      /^(?:$|[.!?;]? |[.!?;]$)/u.test(rest) &&
      isRowOf(rest.replace(/^[.!?; ]+/u, ''), sentences)
    );
  });
}

/** A line's end and a semicolon end a sentence as well: sellers write without full stops. */
function partsOf(text: string): string[] {
  return text
    .split(/[\n;]|(?<=[.!?…])\s+/u)
    .map(plain)
    .filter((part) => part !== '');
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d) (?=\d{3})/gu, '')
    .trim()
    .replace(/[.!?,]$/u, '');
}
