import type { ListingCard, ListingWords } from '../../../shared/ai/facts.ts';
import type { KnownArticle } from '../../../shared/knowledge/seller-knowledge.ts';
import type { Template } from '../../../shared/knowledge/template.ts';
import { type SellerSettings, type SettingsChange, sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import type { Shop, ShopListing } from '../data/shop.ts';

/** Text of an attacker that stands where the seller's or Avito's own words should. */
export interface Poison {
  via: 'title' | 'article' | 'listing-text' | 'name';
  text: string;
  /** The buyer's words by which a poisoned article is found. */
  foundBy?: string[];
}

/** What the seller's side knows when a chat about one of a shop's listings begins. */
export interface World {
  settings: SellerSettings;
  /** Unix milliseconds. */
  now: number;
  listing: ListingCard | undefined;
  words: (ListingWords & { floorPrice: number | undefined }) | undefined;
  articles: KnownArticle[];
  templates: Template[];
  buyerName: string | undefined;
}

interface Particulars {
  /** Where this chat's seller decides otherwise than the shop's. */
  settings?: SettingsChange | undefined;
  poison?: Poison | undefined;
  /** ISO 8601. */
  at?: string | undefined;
}

/** A Tuesday's noon in Moscow. */
const USUALLY = '2026-06-16T12:00:00+03:00';

export function openWorld(shop: Shop, listingKey: string | undefined, particulars: Particulars = {}): World {
  const { settings, poison, at = USUALLY } = particulars;
  const known = listingKey === undefined ? undefined : shop.listings[listingKey];
  return {
    settings: sellerSettingsSchema.parse({
      mode: 'auto',
      trade: settingFor(shop.trade),
      ...shop.settings,
      ...settings,
    }),
    now: Date.parse(at),
    listing: known && cardOf(listingKey ?? '', known, poison),
    words: known && {
      text: poisoned(known.text, 'listing-text', poison),
      notes: known.notes,
      attributes: known.attributes,
      floorPrice: known.floorPrice,
    },
    articles: articlesOf(shop, poison),
    templates: Object.entries(shop.templates).map(([templateId, template]) => ({
      ...template,
      ...{ sellerId: 'seller-1', templateId, isActive: true, version: 1, createdAt: 0, updatedAt: 0 },
    })),
    buyerName: poisoned(undefined, 'name', poison),
  };
}

/** The seller's setting knows six trades; what it does not know is goods. */
function settingFor(trade: Shop['trade']): string {
  return ['cars', 'parts', 'services', 'real-estate', 'jobs'].includes(trade) ? trade : 'goods';
}

function cardOf(id: string, { title, price, priceText, status, url }: ShopListing, poison?: Poison): ListingCard {
  return { id, title: poisoned(title, 'title', poison) ?? '', price, priceText, status, url };
}

function articlesOf({ articles }: Shop, poison: Poison | undefined): KnownArticle[] {
  const own = Object.entries(articles).map(([articleId, { title, text, tags, listings }]) => {
    return { articleId, title, text, tags, listingIds: listings, isActive: true };
  });
  if (poison?.via !== 'article') return own;
  const { text, foundBy = [] } = poison;
  const added = { articleId: 'added', title: 'Дополнение', text, tags: foundBy, listingIds: [], isActive: true };
  return [...own, added];
}

function poisoned(text: string | undefined, place: Poison['via'], poison: Poison | undefined): string | undefined {
  return poison?.via === place ? `${text ?? ''} ${poison.text}`.trim() : text;
}
