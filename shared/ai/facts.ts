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
