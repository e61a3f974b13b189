import { expect, it } from 'vitest';
import { buyerName, listingTitle } from '../../../web/parts/chat-names.ts';

/** The key, and what is put into it. */
const t = ((key: string, values?: object) => [key, ...Object.values(values ?? {})].join(' ')) as never;

it('names a listing, one that is gone by its number, and says where there is none', () => {
  expect(listingTitle({ id: '7', title: 'Кресло' }, t)).toBe('Кресло');
  expect(listingTitle({ id: '7', title: '' }, t)).toBe('listing 7');
  expect(listingTitle({ id: '7' }, t)).toBe('listing 7');
  expect(listingTitle(undefined, t)).toBe('noListing');
});

it('names a buyer, and tells nameless ones apart by their numbers', () => {
  expect(buyerName({ id: '987654321', name: 'Иван' }, t)).toBe('Иван');
  expect(buyerName({ id: '987654321', name: '  ' }, t)).toBe('buyer 4321');
  expect(buyerName({ id: '987654321' }, t)).toBe('buyer 4321');
  expect(buyerName(undefined, t)).toBe('someBuyer');
});
