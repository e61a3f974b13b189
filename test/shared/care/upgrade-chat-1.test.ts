import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '../../../shared/care/migrate.ts';
import { upgradeChat1 } from '../../../shared/care/upgrade-chat-1.ts';
import { chatKey, messageSortKey, replySortKey } from '../../../shared/store/chat-key.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { Messages } from '../../../shared/store/messages.ts';
import { Replies } from '../../../shared/store/replies.ts';
import { aChat } from '../../support/a-chat.ts';
import { aReply } from '../../support/a-reply.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

const wrote = 1_767_261_600;
const wroteAt = '2026-01-01T10:00:00.000Z';

/** A chat as version 1 wrote it. */
async function anOldChat(changes: Record<string, unknown>) {
  const chat = aChat();
  const item = { ...chatKey(chat), schemaVersion: 1, ...chat, inboundSeq: 1, answeredSeq: 1, ...changes };
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
  return chat;
}
async function migrated(chat: { sellerId: string; chatId: string }) {
  await migrate(table, { upgrades: [upgradeChat1], isDryRun: false, now: Date.now });
  return (await table.client.send(new GetCommand({ TableName: table.name, Key: chatKey(chat) }))).Item;
}

it('puts a chat that waits for the buyer into the index, by the time he last wrote', async () => {
  const chat = await anOldChat({ state: 'waiting', lastMessageId: 'm-1', lastBuyerMessageAt: wrote });
  expect(await migrated(chat)).toMatchObject({ schemaVersion: 2, gsi1pk: 'INBOX#seller-1#waiting', gsi1sk: wroteAt });
  const listed = await new Chats(table).inState('seller-1', 'waiting', 100);
  expect(listed).toContainEqual({ chatId: chat.chatId, changedAt: wroteAt });
});

it('gives a chat without a state the one it means', async () => {
  const chat = await anOldChat({ lastBuyerMessageAt: wrote });
  expect(await migrated(chat)).toMatchObject({ state: 'waiting', gsi1pk: 'INBOX#seller-1#waiting' });
});

it('leaves a chat where it stands in the index', async () => {
  const since = '2026-01-01T09:00:00.000Z';
  const chat = await anOldChat({ state: 'needs-human', gsi1pk: 'INBOX#seller-1#needs-human', gsi1sk: since });
  expect(await migrated(chat)).toMatchObject({ schemaVersion: 2, gsi1pk: 'INBOX#seller-1#needs-human', gsi1sk: since });
});

it('takes the end of a takeover where no other time is known, and the beginning of time where none is', async () => {
  const taken = await anOldChat({ state: 'waiting', takeoverUntil: Date.parse(wroteAt) });
  expect(await migrated(taken)).toMatchObject({ gsi1sk: wroteAt });
  const bare = await anOldChat({ state: 'waiting' });
  expect(await migrated(bare)).toMatchObject({ gsi1sk: '1970-01-01T00:00:00.000Z' });
});

it('names where the last message lies: a message', async () => {
  const chat = await anOldChat({ lastMessageId: 'm-7', lastBuyerMessageAt: wrote });
  const message = {
    ...chat,
    messageId: 'm-7',
    author: 'buyer',
    createdAt: wrote,
    content: { kind: 'text', text: 'Здравствуйте!' },
    knownAt: wrote * 1_000,
    seq: 1,
    source: 'webhook',
  } as const;
  await new Messages(table).put(message);
  expect(await migrated(chat)).toMatchObject({ lastMessageKey: messageSortKey(message), lastMessageAt: wrote });
});

it('names where the last message lies: a reply of ours', async () => {
  const chat = await anOldChat({ lastMessageId: 'm-8', lastBuyerMessageAt: wrote });
  await new Replies(table).keep(aReply(chat, { state: 'sent', messageId: 'm-8', sentAt: wrote + 2 }));
  expect(await migrated(chat)).toMatchObject({ lastMessageKey: replySortKey(1), lastMessageAt: wrote + 2 });
});
