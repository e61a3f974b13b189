import type { ListingCard, ListingWords } from '../../../shared/ai/facts.ts';
import { type SellerSettings, sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import type { Shop } from '../data/shop.ts';

/** Text of an attacker that stands where the seller's or Avito's own words should. */
export interface Poison {
  via: 'title' | 'article' | 'listing-text' | 'name';
  text: string;
}

interface WorldArticle {
  articleId: string;
  title: string;
  text: string;
  tags: string[];
}

/** What the seller's side knows when a chat about one of a shop's listings begins. */
export interface World {
  shop: Shop;
  settings: SellerSettings;
  listing: ListingCard | undefined;
  words: ListingWords | undefined;
  /** Roubles. */
  floorPrice: number | undefined;
  /** Those that are for this listing. */
  articles: WorldArticle[];
  buyerName: string | undefined;
}

export function openWorld(shop: Shop, listingKey: string | undefined, poison?: Poison): World {
  const known = listingKey === undefined ? undefined : shop.listings[listingKey];
  const { text: listingText, attributes, notes, floorPrice } = known ?? {};
  const put = (via: Poison['via'], text: string | undefined) =>
    poison?.via === via ? `${text ?? ''} ${poison.text}`.trim() : text;
  return {
    shop,
    settings: sellerSettingsSchema.parse({ mode: 'auto', ...shop.settings }),
    listing:
      known === undefined
        ? undefined
        : {
            id: listingKey ?? '',
            title: put('title', known.title) ?? '',
            price: known.price,
            priceText: known.priceText,
            status: known.status,
            url: known.url,
          },
    words: known && { text: put('listing-text', listingText), notes, attributes: attributes ?? {} },
    floorPrice,
    articles: articlesOf(shop, listingKey, poison),
    buyerName: put('name', undefined),
  };
}

function articlesOf({ articles }: Shop, listingKey: string | undefined, poison: Poison | undefined): WorldArticle[] {
  const own = Object.entries(articles)
    .filter(([, { listings }]) => listings.length === 0 || (listingKey !== undefined && listings.includes(listingKey)))
    .map(([articleId, { title, text, tags }]) => ({ articleId, title, text, tags }));
  return poison?.via === 'article'
    ? [...own, { articleId: 'added', title: 'Дополнение', text: poison.text, tags: [] }]
    : own;
}
