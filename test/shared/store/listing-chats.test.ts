import { afterAll, beforeAll, expect, it } from 'vitest';
import { ListingChats } from '../../../shared/store/listing-chats.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let listingChats: ListingChats;
beforeAll(async () => {
  table = await aTable();
  listingChats = new ListingChats(table);
});
afterAll(() => table.close());

it('names the chats about a listing once each, a page at a time', async () => {
  for (const chatId of ['u2i-1', 'u2i-2', 'u2i-3', 'u2i-1'])
    await listingChats.add({ sellerId: 'seller-1', chatId }, '42');
  await listingChats.add({ sellerId: 'seller-2', chatId: 'u2i-4' }, '42');
  await listingChats.add({ sellerId: 'seller-1', chatId: 'u2i-5' }, '421');

  const listing = { sellerId: 'seller-1', listingId: '42' };
  const first = await listingChats.page(listing, { limit: 2 });
  const second = await listingChats.page(listing, { limit: 2, cursor: first.nextCursor });
  expect([...first.chatIds, ...second.chatIds].sort()).toEqual(['u2i-1', 'u2i-2', 'u2i-3']);
  expect(second.nextCursor).toBeUndefined();
});

it('takes no cursor of another list', async () => {
  const listing = { sellerId: 'seller-1', listingId: '42' };
  await expect(listingChats.page(listing, { limit: 2, cursor: 'e30' })).rejects.toMatchObject({
    code: 'cursor-invalid',
  });
});
