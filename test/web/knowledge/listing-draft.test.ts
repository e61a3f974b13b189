import { describe, expect, it } from 'vitest';
import {
  changeOf,
  draftOf,
  isChanged,
  type ListingDraft,
  rebased,
  roublesOf,
} from '../../../web/features/knowledge/listing-draft.ts';

const aDraft = (given: Partial<ListingDraft> = {}): ListingDraft => ({
  text: 'Кресло',
  notes: '',
  floorPrice: '4000',
  mode: 'inherit',
  ...given,
});

describe('a sum of roubles', () => {
  it.each([
    ['4500', 4500],
    ['4 500', 4500],
    ['4\u00a0500,50', 4500.5],
    ['4500.5 ₽', 4500.5],
    ['4500 руб.', 4500],
    ['0', 0],
    ['', null],
    ['   ', null],
  ])('is read from «%s»', (typed, roubles) => expect(roublesOf(typed)).toBe(roubles));

  it.each(['дорого', '-5', '1e9', '4,500,00', '12345678901', '٤٥', '5😅'])('is not «%s»', (typed) =>
    expect(roublesOf(typed)).toBeUndefined(),
  );
});

describe('the draft of a listing', () => {
  it('shows the floor price with a comma', () => {
    expect(draftOf({ floorPrice: 12.5, mode: 'auto' })).toEqual({
      text: '',
      notes: '',
      floorPrice: '12,5',
      mode: 'auto',
    });
  });

  it('sends only what was changed', () => {
    expect(changeOf(aDraft({ notes: ' Торг ', mode: 'off' }), aDraft())).toEqual({ notes: 'Торг', mode: 'off' });
  });

  it('takes back what was emptied', () => {
    expect(changeOf(aDraft({ text: ' ', floorPrice: '' }), aDraft())).toEqual({ text: null, floorPrice: null });
  });

  it('is not changed by line ends of another system', () => {
    expect(isChanged(aDraft({ text: 'а\nб' }), aDraft({ text: 'а\r\nб\n' }))).toBe(false);
  });

  it('leaves out a floor price that is no number', () => {
    expect(changeOf(aDraft({ floorPrice: 'много' }), aDraft())).toEqual({});
  });

  it('keeps what was typed when somebody else changes another field', () => {
    expect(rebased(aDraft({ notes: 'моё' }), aDraft(), aDraft({ mode: 'off' }))).toEqual({
      draft: aDraft({ notes: 'моё', mode: 'off' }),
      clashes: [],
    });
  });

  it('names the fields that both have changed, and keeps what was typed', () => {
    expect(rebased(aDraft({ notes: 'моё' }), aDraft(), aDraft({ notes: 'чужое' }))).toEqual({
      draft: aDraft({ notes: 'моё' }),
      clashes: ['notes'],
    });
  });

  it('sees no clash where both wrote the same', () => {
    expect(rebased(aDraft({ notes: 'то же' }), aDraft(), aDraft({ notes: 'то же' })).clashes).toEqual([]);
  });
});
