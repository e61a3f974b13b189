import { expect, it } from 'vitest';
import { buyerName, listingTitle, markOf } from '../../../web/features/inbox/inbox-words.ts';

/** The key, and what is put into it. */
const t = ((key: string, values?: object) => [key, ...Object.values(values ?? {})].join(' ')) as never;
const now = Date.parse('2026-11-28T10:00:00Z');

it('names a listing, one that is gone by its number, and says where there is none', () => {
  expect(listingTitle({ listing: { id: '7', title: 'Кресло', status: 'active' } }, t)).toBe('Кресло');
  expect(listingTitle({ listing: { id: '7', title: '', status: 'unknown' } }, t)).toBe('listingGone 7');
  expect(listingTitle({ listing: { id: '7', status: 'inactive' } }, t)).toBe('listingGone 7');
  expect(listingTitle({}, t)).toBe('noListing');
});

it('names a buyer, and tells nameless ones apart by their numbers', () => {
  expect(buyerName({ buyer: { id: '987654321', name: 'Иван' } }, t)).toBe('Иван');
  expect(buyerName({ buyer: { id: '987654321', name: '  ' } }, t)).toBe('buyer …4321');
  expect(buyerName({ buyer: { id: '987654321' } }, t)).toBe('buyer …4321');
  expect(buyerName({}, t)).toBe('someBuyer');
});

it('marks what needs somebody, and a person who answers as long as he does', () => {
  expect(markOf({ state: 'needs-human' }, now)).toBe('needs-human');
  expect(markOf({ state: 'draft', takeoverUntil: '2026-11-28T11:00:00Z' }, now)).toBe('draft');
  expect(markOf({ state: 'waiting', takeoverUntil: '2026-11-28T11:00:00Z' }, now)).toBe('takeover');
  expect(markOf({ state: 'waiting', takeoverUntil: '2026-11-28T09:59:00Z' }, now)).toBeUndefined();
  expect(markOf({ state: 'answering' }, now)).toBe('answering');
});
