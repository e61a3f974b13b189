import { describe, expect, it } from 'vitest';
import { readCard } from '../../../functions/reply-worker/read-card.ts';
import type { AnswerDeps, Turn } from '../../../functions/reply-worker/turn.ts';
import type { ChatListing } from '../../../shared/avito/chats.ts';
import type { Listing } from '../../../shared/store/listings.ts';
import { aSeller } from '../../support/a-seller.ts';

const now = Date.parse('2026-01-01T10:00:00Z');
const minutes = (count: number) => count * 60_000;
const card: ChatListing = {
  id: '42',
  title: 'Кресло',
  priceText: '4 500 ₽',
  statusId: 10,
  url: 'https://a/42',
  ownerId: '7',
};
const known: Listing = {
  listingId: '42',
  title: 'Кресло',
  price: 4_500,
  priceText: '4 500 ₽',
  status: 'active',
  url: 'https://a/42',
  ownerId: '7',
  fetchedAt: now - minutes(10),
};

/** A worker whose table knows these cards, and who is told this one by Avito. */
async function read({
  kept,
  told = card,
  listingId = '42',
}: {
  kept?: Listing;
  told?: ChatListing;
  listingId?: string;
}) {
  const put: Listing[] = [];
  let asked = 0;
  const deps = {
    listings: {
      get: async (_sellerId: string, id: string) => (id === kept?.listingId ? kept : undefined),
      put: async (_sellerId: string, listing: Listing) => void put.push(listing),
    },
    avitoFor: () => ({
      getChat: async () => {
        asked += 1;
        return { listing: told, users: [{ id: '900', name: ' Ольга ' }] };
      },
    }),
    now: () => now,
  } as unknown as AnswerDeps;
  const chat = { sellerId: 'seller-1', chatId: 'u2i-1', buyerId: '900', ...(listingId === '' ? {} : { listingId }) };
  const learnt: Turn['learnt'] = {};
  const turn = { seller: aSeller(), chat, seq: 1, answeredThrough: 0, learnt } as unknown as Turn;
  return { card: await readCard(turn, deps), put, asked, learnt };
}

describe('the card of a listing', () => {
  it('that is fresh is not asked for', async () => {
    const kept = { ...known, fetchedAt: now - minutes(1) };
    expect(await read({ kept })).toEqual({ card: kept, put: [], asked: 0, learnt: {} });
  });

  it('that is old is asked for, and not written when it says the same', async () => {
    expect(await read({ kept: known })).toMatchObject({ card: { ...known, fetchedAt: now }, put: [], asked: 1 });
  });

  it.each([
    ['another price', { ...card, priceText: '4 000 ₽' }],
    ['no price', { ...card, priceText: undefined }],
    ['another state', { ...card, statusId: 20 }],
  ])('is written when Avito tells %s, and keeps when its listing was in the account’s list', async (_what, told) => {
    const { card: read1, put } = await read({ kept: { ...known, syncedAt: 7 }, told });
    expect(put).toEqual([{ ...read1, fetchedAt: now, syncedAt: 7 }]);
  });

  it('is written when it is new, and once a day', async () => {
    expect((await read({})).put).toHaveLength(1);
    expect((await read({ kept: { ...known, fetchedAt: now - minutes(1_441) } })).put).toHaveLength(1);
  });

  it('of a chat that names no listing is compared with the one that Avito names', async () => {
    expect(await read({ kept: known, listingId: '' })).toMatchObject({ put: [], asked: 1 });
    expect((await read({ listingId: '' })).put).toHaveLength(1);
  });

  it('tells what the buyer is called, where it is read', async () => {
    expect((await read({ kept: known })).learnt).toEqual({ buyerName: 'Ольга' });
  });
});
