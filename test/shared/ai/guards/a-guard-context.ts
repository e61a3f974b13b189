import { buildFacts, type ListingCard } from '../../../../shared/ai/facts.ts';
import type { GuardContext } from '../../../../shared/ai/guards/guard.ts';

export function aListing(listing: Partial<ListingCard> = {}): ListingCard {
  return {
    id: '1234567890',
    title: 'Диван угловой',
    price: 4500,
    priceText: '4 500 ₽',
    status: 'active',
    url: 'https://www.avito.ru/moskva/mebel/divan_1234567890',
    ...listing,
  };
}

interface ContextChoice {
  listing?: ListingCard | undefined;
  rules?: string;
  contactsAllowed?: boolean;
  buyerTexts?: string[];
  offered?: number;
  buyersOffer?: number;
  language?: GuardContext['language'];
}

export function aContext(choice: ContextChoice = {}): GuardContext {
  const listing = 'listing' in choice ? choice.listing : aListing();
  return {
    facts: buildFacts({ listing, instructions: choice.rules ?? '' }),
    listing,
    contactsAllowed: choice.contactsAllowed ?? false,
    buyerTexts: choice.buyerTexts ?? [],
    offered: choice.offered,
    buyersOffer: choice.buyersOffer,
    given: new Set(),
    language: choice.language ?? 'auto',
  };
}
