import { withoutOrders } from './without-orders.ts';

/** One thing the assistant may state, with an id its answer can name. */
export interface Fact {
  id: string;
  text: string;
}

export interface ListingCard {
  id: string;
  title: string;
  /** Roubles. */
  price: number | undefined;
  /** The price as Avito words it: «4 500 ₽», «Бесплатно», «Цена не указана». */
  priceText: string | undefined;
  status: 'active' | 'inactive' | 'unknown';
  url: string | undefined;
}

const AVAILABILITY = {
  active: 'Объявление активно, товар ещё не продан',
  inactive: 'Объявление не активно: говорить, что товар есть в продаже, нельзя',
  unknown: 'Неизвестно, активно ли объявление: говорить, что товар есть в продаже, нельзя',
} as const satisfies Record<ListingCard['status'], string>;

/** What the seller says of a listing beside Avito's card. */
export interface ListingWords {
  text?: string | undefined;
  notes?: string | undefined;
  /** As the seller's feed names them: `Condition` → «Новое». */
  attributes?: Record<string, string>;
}

/**
 * Everything the assistant may state: the listing card and what the seller says of it under `listing.*`, each line of the
 * seller's rules under `seller.rules.*`.
 */
export function buildFacts({
  listing,
  words,
  instructions,
}: {
  listing: ListingCard | undefined;
  words?: ListingWords | undefined;
  instructions: string;
}): Fact[] {
  return [
    ...(listing === undefined ? [] : listingFacts({ ...listing, title: withoutOrders(listing.title) })),
    ...(words === undefined ? [] : wordFacts(words)),
    ...ruleFacts(instructions),
  ];
}

function listingFacts({ title, price, priceText, status, url }: ListingCard): Fact[] {
  const wordedPrice = price === undefined ? priceText : `${formatRoubles(price)} ₽`;
  return [
    ...(title === '' ? [] : [{ id: 'listing.title', text: `Объявление: ${title}` }]),
    ...(wordedPrice === undefined ? [] : [{ id: 'listing.price', text: `Цена: ${wordedPrice}` }]),
    { id: 'listing.availability', text: AVAILABILITY[status] },
    ...(url === undefined ? [] : [{ id: 'listing.link', text: `Ссылка: ${url}` }]),
  ];
}

function wordFacts({ text: ad = '', notes = '', attributes = {} }: ListingWords): Fact[] {
  const text = withoutOrders(ad);
  return [
    ...(text === '' ? [] : [{ id: 'listing.text', text: `Текст объявления: ${text}` }]),
    ...Object.entries(attributes).map(([name, value], index) => ({
      id: `listing.attributes.${index + 1}`,
      text: `${name}: ${value}`,
    })),
    ...(notes === '' ? [] : [{ id: 'listing.notes', text: `О товаре: ${notes}` }]),
  ];
}

function ruleFacts(instructions: string): Fact[] {
  return instructions
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text, index) => ({ id: `seller.rules.${index + 1}`, text }));
}

/** «4 500», «1 234,5». By hand: loading the locale would take a tenth of the function's start. */
export function formatRoubles(amount: number): string {
  const [whole = '', kopecks] = String(Math.round(amount * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return kopecks === undefined ? grouped : `${grouped},${kopecks}`;
}
