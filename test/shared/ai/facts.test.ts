import { describe, expect, it } from 'vitest';
import { buildFacts } from '../../../shared/ai/facts.ts';
import { aListing } from './guards/a-guard-context.ts';

describe('facts of a listing', () => {
  it('are its title, price, state and link, each with an id', () => {
    expect(buildFacts({ listing: aListing(), instructions: '' })).toEqual([
      { id: 'listing.title', text: 'Объявление: Диван угловой' },
      { id: 'listing.price', text: 'Цена: 4 500 ₽' },
      { id: 'listing.availability', text: 'Объявление активно, товар ещё не продан' },
      { id: 'listing.link', text: 'Ссылка: https://www.avito.ru/moskva/mebel/divan_1234567890' },
    ]);
  });

  it('word a price of millions with plain spaces', () => {
    const [, price] = buildFacts({ listing: aListing({ price: 4_500_000 }), instructions: '' });
    expect(price?.text).toBe('Цена: 4 500 000 ₽');
  });

  it('take Avito’s wording where there is no number', () => {
    const [, price] = buildFacts({
      listing: aListing({ price: undefined, priceText: 'Цена не указана' }),
      instructions: '',
    });
    expect(price?.text).toBe('Цена: Цена не указана');
  });

  it('leave out what the card does not have', () => {
    const listing = aListing({ price: undefined, priceText: undefined, url: undefined });
    expect(buildFacts({ listing, instructions: '' }).map(({ id }) => id)).toEqual([
      'listing.title',
      'listing.availability',
    ]);
  });

  it.each(['inactive', 'unknown'] as const)('forbid to call a listing available that is %s', (status) => {
    const [, , availability] = buildFacts({ listing: aListing({ status }), instructions: '' });
    expect(availability?.text).toContain('нельзя');
  });
});

describe('facts of the seller’s rules', () => {
  it('are one for each line that is not empty', () => {
    expect(buildFacts({ listing: undefined, instructions: 'Доставка 500 ₽\n\n  Торга нет  \n' })).toEqual([
      { id: 'seller.rules.1', text: 'Доставка 500 ₽' },
      { id: 'seller.rules.2', text: 'Торга нет' },
    ]);
  });
});
