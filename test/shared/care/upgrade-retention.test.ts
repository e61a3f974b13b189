import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '../../../shared/care/migrate.ts';
import { upgrades } from '../../../shared/care/upgrades.ts';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import { BuyerChats } from '../../../shared/store/buyer-chats.ts';
import type { ChatRef } from '../../../shared/store/chat.ts';
import { chatKey, chatPartition, messageSortKey, replySortKey } from '../../../shared/store/chat-key.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { aChat, aNote } from '../../support/a-chat.ts';
import { aReply } from '../../support/a-reply.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
  const settings = (retentionDays: number) => sellerSettingsSchema.parse({ retentionDays });
  const sellers = new Sellers(table);
  await sellers.create(aSeller({ sellerId: 'a-month', settings: settings(30) }));
  await sellers.create(aSeller({ sellerId: 'for-ever', settings: settings(0) }));
});
afterAll(() => table.close());

const wrote = 1_767_261_600;
const days = (count: number) => count * 86_400;

type Key = { pk: string; sk: string };
const put = (item: Record<string, unknown>) => table.client.send(new PutCommand({ TableName: table.name, Item: item }));
const get = async (key: Key) => (await table.client.send(new GetCommand({ TableName: table.name, Key: key }))).Item;
const run = () => migrate(table, { upgrades, isDryRun: false, now: Date.now });

/** A chat with a message and a reply, as the version before wrote them. */
async function anOldChat(sellerId: string) {
  const chat = aChat(sellerId);
  const message = { ...chat, messageId: 'm-1', createdAt: wrote };
  const keys = {
    chat: chatKey(chat),
    message: { pk: chatPartition(chat), sk: messageSortKey(message) },
    reply: { pk: chatPartition(chat), sk: replySortKey(1) },
  };
  const told = { inboundSeq: 1, answeredSeq: 1, state: 'waiting', buyerId: '900', lastMessageAt: wrote };
  await put({ ...keys.chat, schemaVersion: 2, ...chat, ...told });
  await put({ ...keys.message, schemaVersion: 1, ...message, author: 'buyer', content: { kind: 'text', text: 'Ау' } });
  await put({ ...keys.reply, schemaVersion: 1, ...aReply(chat, { createdAt: wrote * 1_000 }) });
  return { chat, keys };
}
const chatsOf = ({ sellerId }: ChatRef) => new BuyerChats(table).list({ sellerId, buyerId: '900' }, 10);

it.each([
  ['a-month', wrote + days(30)],
  ['for-ever', 253_402_300_799],
  ['gone', wrote + days(365)],
])('gives what a seller (%s) keeps the time to go that he has chosen', async (sellerId, expiresAt) => {
  const { keys } = await anOldChat(sellerId);
  await run();
  expect(await get(keys.chat)).toMatchObject({ expiresAt, schemaVersion: 3 });
  expect(await get(keys.message)).toMatchObject({ expiresAt, schemaVersion: 2, content: { text: 'Ау' } });
  expect(await get(keys.reply)).toMatchObject({ expiresAt, schemaVersion: 2 });
});

it('notes whose the chats are, so that they can be erased', async () => {
  const { chat } = await anOldChat('a-month');
  await run();
  expect(await chatsOf(chat)).toContain(chat.chatId);
});

it('comes to old chats that were only touched by this version, too', async () => {
  const { chat, keys } = await anOldChat('a-month');
  const chats = new Chats(table);
  const kept = await chats.get(chat, { isConsistent: true });
  await chats.takeInHand(kept ?? expect.fail(), {
    until: wrote * 1_000 + 60_000,
    now: wrote * 1_000,
    by: 'operator-1',
  });
  expect(await get(keys.chat)).toMatchObject({ schemaVersion: 2 });
  await run();
  expect(await get(keys.chat)).toMatchObject({ schemaVersion: 3, expiresAt: wrote + days(30) });
});

it('has nothing to do for a chat that was written to meanwhile', async () => {
  const { chat, keys } = await anOldChat('a-month');
  await new Chats(table).openTurn(aNote(chat, { createdAt: wrote + 9, expiresAt: wrote + 99 }), wrote * 1_000);
  await run();
  expect(await get(keys.chat)).toMatchObject({ schemaVersion: 3, expiresAt: wrote + 99, isBuyerNoted: true });
});
