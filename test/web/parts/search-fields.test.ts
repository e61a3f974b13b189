import { expect, it } from 'vitest';
import { signInSearch } from '../../../web/features/sign-in/sign-in-search.ts';
import { day, oneOf, searchOf, textLike, words } from '../../../web/parts/search-fields.ts';

const search = searchOf({ state: oneOf(['draft', 'closed']), text: words, from: day, id: textLike(/^\d+$/) });

it('reads what an address says, and leaves out what makes no sense', () => {
  expect(search({ state: 'draft', text: 'доставка', from: '2026-11-28', id: '12' })).toEqual({
    state: 'draft',
    text: 'доставка',
    from: '2026-11-28',
    id: '12',
  });
  expect(search({ state: 'open', text: '', from: '2026-13-40', id: 'x', other: 1 })).toEqual({});
  expect(search({ state: ['draft'], text: { a: 1 }, from: 20261128, id: null })).toEqual({});
});

it('takes figures that were typed by hand for the words they are', () => {
  expect(search({ text: 2024, id: 3456789012 })).toEqual({ text: '2024', id: '3456789012' });
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
  'leads nobody to %s after signing in',
  (from) => {
    expect(signInSearch({ from })).toEqual({});
  },
);

it('leads back to a page of ours after signing in', () => {
  expect(signInSearch({ from: '/sellers/demo/chats?state=draft' })).toEqual({
    from: '/sellers/demo/chats?state=draft',
  });
});
