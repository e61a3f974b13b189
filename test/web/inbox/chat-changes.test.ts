import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChatFilter,
  type ChatPages,
  chatsOf,
  filterOfKey,
  type ListedChat,
  stamped,
  withChanges,
} from '../../../web/parts/chat-changes.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 10, minute)).toISOString();
const aChat = (chatId: string, minute: number, more: Partial<ListedChat> = {}): ListedChat => ({
  chatId,
  state: 'waiting',
  updatedAt: at(minute),
  ...more,
});
const pagesOf = (pages: ListedChat[][], { hasMore = false } = {}): ChatPages => ({
  pages: pages.map((items, number) => ({
    items,
    asOf: at(0),
    ...(number < pages.length - 1 || hasMore ? { nextCursor: `after-${number}` } : {}),
  })),
  pageParams: pages.map(() => undefined),
});
const ids = (pages: ChatPages) => chatsOf(pages).map(({ chatId }) => chatId);

describe('a chat that has changed', () => {
  const pages = pagesOf([[aChat('c', 30), aChat('b', 20)], [aChat('a', 10)]]);

  it('moves to where it belongs now', () => {
    expect(ids(withChanges(pages, [aChat('a', 40)], {}))).toEqual(['a', 'c', 'b']);
    expect(ids(withChanges(pages, [aChat('a', 25)], {}))).toEqual(['c', 'a', 'b']);
  });

  it('comes into the list when it is new', () => {
    expect(ids(withChanges(pages, [aChat('d', 35)], {}))).toEqual(['d', 'c', 'b', 'a']);
    expect(ids(withChanges(pages, [aChat('d', 5)], {}))).toEqual(['c', 'b', 'a', 'd']);
  });

  it('stays away when it lies below the last page that was read', () => {
    const longer = pagesOf([[aChat('c', 30), aChat('b', 20)]], { hasMore: true });
    expect(ids(withChanges(longer, [aChat('z', 5)], {}))).toEqual(['c', 'b']);
  });

  it('leaves a list whose filter does not let it through any more', () => {
    const filter: ChatFilter = { state: 'needs-human' };
    const waiting = pagesOf([[aChat('c', 30, { state: 'needs-human' }), aChat('b', 20, { state: 'needs-human' })]]);
    expect(ids(withChanges(waiting, [aChat('b', 40)], filter))).toEqual(['c']);
    expect(ids(withChanges(waiting, [aChat('a', 40, { state: 'needs-human' })], filter))).toEqual(['a', 'c', 'b']);
  });

  it('is shown only where its listing is asked for', () => {
    const filter: ChatFilter = { listing: '7' };
    const of = (id: string) => ({ listing: { id, status: 'active' as const } });
    const list = pagesOf([[aChat('c', 30, of('7'))]]);
    expect(ids(withChanges(list, [aChat('b', 40, of('8')), aChat('a', 20, of('7'))], filter))).toEqual(['c', 'a']);
  });

  it('changes nothing when the same is told twice', () => {
    expect(withChanges(pages, [aChat('b', 20, { unansweredSeconds: 9, unansweredSince: 1 })], {})).toBe(pages);
  });

  it('keeps its place and the words that were found, in a search', () => {
    const found = { messageId: '1', text: 'доставка', at: at(1) };
    const hits = pagesOf([[aChat('c', 30, { found }), aChat('b', 20, { found })]]);
    const next = withChanges(hits, [aChat('b', 50, { state: 'draft' }), aChat('x', 51)], { text: 'доставка' });
    expect(ids(next)).toEqual(['c', 'b']);
    expect(chatsOf(next)[1]).toMatchObject({ state: 'draft', found });
  });
});

it('is in one place only, in the order of time, whatever comes in', () => {
  const chat = fc.record({ id: fc.integer({ min: 0, max: 12 }), minute: fc.integer({ min: 0, max: 59 }) });
  fc.assert(
    fc.property(fc.array(fc.array(chat, { maxLength: 6 }), { maxLength: 12 }), (rounds) => {
      let pages = pagesOf([[]]);
      const newest = new Map<string, number>();
      for (const round of rounds) {
        pages = withChanges(
          pages,
          round.map(({ id, minute }) => aChat(`chat-${id}`, minute)),
          {},
        );
        for (const { id, minute } of round) newest.set(`chat-${id}`, minute);
      }
      const shown = pages.pages.flatMap(({ items }) => items);
      expect(new Set(shown.map(({ chatId }) => chatId)).size).toBe(shown.length);
      expect(shown.map(({ chatId }) => chatId).sort()).toEqual([...newest.keys()].sort());
      expect(shown.map(({ updatedAt }) => updatedAt)).toEqual(
        shown.map(({ updatedAt }) => updatedAt).toSorted((left, right) => (left < right ? 1 : -1)),
      );
    }),
  );
});

describe('a list that was read in pages', () => {
  it('shows a chat once that moved while the next page was read', () => {
    expect(
      ids(
        pagesOf([
          [aChat('a', 40), aChat('b', 30)],
          [aChat('a', 20), aChat('c', 10)],
        ]),
      ),
    ).toEqual(['a', 'b', 'c']);
  });

  it('counts the wait from the moment it began', () => {
    const [waiting, answered] = stamped([aChat('a', 1, { unansweredSeconds: 30 }), aChat('b', 2)], 100_000);
    expect(waiting?.unansweredSince).toBe(70_000);
    expect(answered).not.toHaveProperty('unansweredSince');
  });

  it('is known again by its key', () => {
    const key = [
      'listChats',
      { params: { sellerId: 's' }, query: { state: 'draft', listingId: '7', limit: 100 } },
      'pages',
    ];
    expect(filterOfKey(key)).toEqual({ state: 'draft', text: undefined, listing: '7' });
    expect(filterOfKey(['listChats'])).toBeUndefined();
  });
});
