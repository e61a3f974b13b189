import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatRef, TurnEnd } from '../../../shared/store/chat.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { aChat, aNote } from '../../support/a-chat.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let chats: Chats;
beforeAll(async () => {
  table = await aTable();
  chats = new Chats(table);
});
afterAll(() => table.close());

const now = Date.parse('2026-01-01T10:00:00Z');
const at = (seconds: number) => now + seconds * 1_000;
const iso = (seconds: number) => new Date(at(seconds)).toISOString();
const read = (chat: ChatRef) => chats.get(chat, { isConsistent: true });
const finish = (chat: ChatRef, end: Partial<TurnEnd> = {}) =>
  chats.finishTurn(chat, {
    seq: 1,
    state: 'waiting',
    handedOffAt: undefined,
    isOurPurchase: false,
    now: at(9),
    ...end,
  });

describe('a human takes a chat over', () => {
  it('and the open turn is his', async () => {
    const chat = aChat();
    await chats.openTurn(aNote(chat), now);
    await chats.openTurn(aNote(chat), now);
    const taken = await chats.startTakeover(chat, {
      until: at(1_800),
      now,
      message: { messageId: 'h-1', createdAt: 1_767_261_600 },
    });
    expect(taken).toMatchObject({
      takeoverUntil: at(1_800),
      lastMessageId: 'h-1',
      state: 'waiting',
      inboundSeq: 2,
      answeredSeq: 2,
    });
    expect(taken).not.toHaveProperty('turnStartedAt');
    expect(await read(chat)).toEqual(taken);
    expect(await chats.takeTurn(chat, { seq: 2, leaseUntil: at(50) }, at(1))).toMatchObject({
      kind: 'already-answered',
    });
  });

  it('before any buyer has written', async () => {
    const chat = aChat();
    const taken = await chats.startTakeover(chat, {
      until: at(1_800),
      now,
      message: { messageId: 'h-1', createdAt: 1_767_261_600 },
    });
    expect(taken).toMatchObject({ ...chat, state: 'waiting', inboundSeq: 0, answeredSeq: 0, takeoverUntil: at(1_800) });
    expect(await chats.openTurn(aNote(chat), at(2_000))).toMatchObject({ inboundSeq: 1, answeredSeq: 0 });
  });

  it('and his next message makes it longer', async () => {
    const chat = aChat();
    await chats.startTakeover(chat, { until: at(1_800), now, message: { messageId: 'h-1', createdAt: 1_767_261_600 } });
    expect(
      await chats.startTakeover(chat, {
        until: at(2_400),
        now,
        message: { messageId: 'h-2', createdAt: 1_767_261_600 },
      }),
    ).toMatchObject({
      takeoverUntil: at(2_400),
      lastMessageId: 'h-2',
    });
  });

  it('and news of an older message of his changes nothing', async () => {
    const chat = aChat();
    await chats.startTakeover(chat, { until: at(1_800), now, message: { messageId: 'h-2', createdAt: 1_767_261_600 } });
    expect(
      await chats.startTakeover(chat, {
        until: at(1_700),
        now,
        message: { messageId: 'h-1', createdAt: 1_767_261_500 },
      }),
    ).toBeUndefined();
    expect(await read(chat)).toMatchObject({ takeoverUntil: at(1_800), lastMessageId: 'h-2' });
  });

  it('and the same news again tells the same, so that what follows can be done again', async () => {
    const chat = aChat();
    await chats.openTurn(aNote(chat), now);
    const once = await chats.startTakeover(chat, {
      until: at(1_800),
      now,
      message: { messageId: 'h-1', createdAt: 1_767_261_600 },
    });
    expect(
      await chats.startTakeover(chat, {
        until: at(1_800),
        now,
        message: { messageId: 'h-1', createdAt: 1_767_261_600 },
      }),
    ).toEqual(once);
  });

  it("and answers the bot's call for one", async () => {
    const chat = aChat();
    await chats.openTurn(aNote(chat), now);
    await finish(chat, { state: 'needs-human', handedOffAt: iso(3) });
    expect(
      await chats.startTakeover(chat, {
        until: at(1_800),
        now,
        message: { messageId: 'h-1', createdAt: 1_767_261_600 },
      }),
    ).not.toHaveProperty('handedOffAt');
  });
});

describe('the inbox of a seller', () => {
  it('lists what waits, each under what it waits for, the longest first', async () => {
    const [first, second, third, fourth, human, draft] = Array.from({ length: 6 }, () => aChat('inbox-1'));
    if (!first || !second || !third || !fourth || !human || !draft) throw new Error('six chats');
    await chats.openTurn(aNote(second), at(2));
    await chats.openTurn(aNote(first), at(1));
    await chats.openTurn(aNote(third), at(3));
    await chats.openTurn(aNote(fourth), at(4));
    await chats.openTurn(aNote(human), at(0));
    await chats.openTurn(aNote(draft), at(0));
    await finish(third);
    await finish(human, { state: 'needs-human', handedOffAt: iso(5), now: at(7) });
    await finish(draft, { state: 'draft', now: at(6) });
    await chats.startTakeover(fourth, {
      until: at(1_800),
      now: at(11),
      message: { messageId: 'h-1', createdAt: 1_767_261_600 },
    });

    expect(await chats.inState('inbox-1', 'answering', 10)).toEqual([
      { chatId: first.chatId, changedAt: iso(1) },
      { chatId: second.chatId, changedAt: iso(2) },
    ]);
    expect(await chats.inState('inbox-1', 'answering', 1)).toEqual([{ chatId: first.chatId, changedAt: iso(1) }]);
    expect(await chats.inState('inbox-1', 'needs-human', 10)).toEqual([{ chatId: human.chatId, changedAt: iso(7) }]);
    expect(await chats.inState('inbox-1', 'draft', 10)).toEqual([{ chatId: draft.chatId, changedAt: iso(6) }]);
    expect(await chats.inState('inbox-1', 'waiting', 10)).toEqual([
      { chatId: third.chatId, changedAt: iso(9) },
      { chatId: fourth.chatId, changedAt: iso(11) },
    ]);
  });

  it('moves a chat up when the buyer writes what is not to be answered, in whatever state it is', async () => {
    const [human, draft, quiet] = [aChat('inbox-5'), aChat('inbox-5'), aChat('inbox-5')];
    for (const chat of [human, draft]) await chats.openTurn(aNote(chat), at(1));
    await finish(human, { state: 'needs-human', handedOffAt: iso(2), now: at(2) });
    await finish(draft, { state: 'draft', now: at(2) });
    for (const chat of [human, draft, quiet]) await chats.noteUnanswerable(aNote(chat), at(30));
    expect(await chats.inState('inbox-5', 'needs-human', 10)).toEqual([{ chatId: human.chatId, changedAt: iso(30) }]);
    expect(await chats.inState('inbox-5', 'draft', 10)).toEqual([{ chatId: draft.chatId, changedAt: iso(30) }]);
    expect(await chats.inState('inbox-5', 'waiting', 10)).toEqual([{ chatId: quiet.chatId, changedAt: iso(30) }]);
    expect(await read(human)).toMatchObject({ state: 'needs-human', handedOffAt: iso(2) });
  });

  it('takes in a chat that waited before all chats were listed, when something happens in it', async () => {
    const chat = aChat('inbox-6');
    const item = { pk: `CHAT#${chat.sellerId}#${chat.chatId}`, sk: 'CHAT', ...chat, inboundSeq: 3, answeredSeq: 3 };
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    await chats.noteUnanswerable(aNote(chat), at(5));
    expect(await chats.inState('inbox-6', 'waiting', 10)).toEqual([{ chatId: chat.chatId, changedAt: iso(5) }]);
  });

  it('can read the last words of each by their key, whoever said them', async () => {
    const chat = aChat('inbox-7');
    await chats.openTurn(aNote(chat), at(1));
    expect(await read(chat)).toMatchObject({
      lastMessageKey: 'MESSAGE#001767261600#m-1',
      lastMessageAt: 1_767_261_600,
    });
    await finish(chat, { sent: { messageId: 'b-1', sentAt: 1_767_261_604 } });
    expect(await read(chat)).toMatchObject({
      lastMessageId: 'b-1',
      lastMessageKey: 'REPLY#0000000001',
      lastMessageAt: 1_767_261_604,
    });
    await chats.startTakeover(chat, {
      until: at(1_800),
      now: at(60),
      message: { messageId: 'h-1', createdAt: 1_767_261_660 },
    });
    expect(await read(chat)).toMatchObject({ lastMessageKey: 'MESSAGE#001767261660#h-1' });
    await chats.startTakeover(chat, { until: at(1_900), now: at(70) });
    expect(await read(chat)).toMatchObject({ lastMessageKey: 'MESSAGE#001767261660#h-1', takeoverUntil: at(1_900) });
  });

  it("is nobody else's", async () => {
    await chats.openTurn(aNote(aChat('inbox-2')), now);
    expect(await chats.inState('inbox', 'answering', 10)).toEqual([]);
    expect(await chats.inState('inbox-22', 'answering', 10)).toEqual([]);
  });

  it('keeps a lengthened turn where it began', async () => {
    const chat = aChat('inbox-3');
    await chats.openTurn(aNote(chat), at(1));
    await chats.openTurn(aNote(chat), at(30));
    expect(await chats.inState('inbox-3', 'answering', 10)).toEqual([{ chatId: chat.chatId, changedAt: iso(1) }]);
  });

  it('moves a chat that waited for a human to the bot when the buyer writes, and remembers the call', async () => {
    const chat = aChat('inbox-4');
    await chats.openTurn(aNote(chat), at(1));
    await finish(chat, { state: 'needs-human', handedOffAt: iso(5) });
    await chats.openTurn(aNote(chat), at(60));
    expect(await chats.inState('inbox-4', 'needs-human', 10)).toEqual([]);
    expect(await chats.inState('inbox-4', 'answering', 10)).toEqual([{ chatId: chat.chatId, changedAt: iso(60) }]);
    expect(await read(chat)).toMatchObject({ handedOffAt: iso(5) });
    await finish(chat, { seq: 2, state: 'needs-human', handedOffAt: iso(5), now: at(70) });
    expect(await chats.inState('inbox-4', 'needs-human', 10)).toEqual([{ chatId: chat.chatId, changedAt: iso(70) }]);
  });
});

describe('a kept chat that cannot be read', () => {
  it.each([
    { state: 'слова покупателя' },
    { inboundSeq: 'слова покупателя' },
    { takeoverUntil: 'слова покупателя' },
    { chatId: 7, lastMessageId: 'слова покупателя', leaseSeq: 1.5 },
  ])('is an error that quotes nothing of it: %#', async (broken) => {
    const chat = aChat();
    const item = { pk: `CHAT#${chat.sellerId}#${chat.chatId}`, sk: 'CHAT', ...chat, ...broken };
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    const failure = await read(chat).catch((error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(`${failure.message}${failure.stack}${JSON.stringify(failure)}`).not.toContain('слова');
  });

  it('reads a chat of an older form by its defaults', async () => {
    const chat = aChat();
    const item = { pk: `CHAT#${chat.sellerId}#${chat.chatId}`, sk: 'CHAT', ...chat };
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    expect(await read(chat)).toEqual({
      ...chat,
      state: 'waiting',
      inboundSeq: 0,
      answeredSeq: 0,
      isOurPurchase: false,
    });
  });
});

it('passes on what is wrong with the table itself', async () => {
  const nowhere = new Chats({ ...table, name: 'no-such-table' });
  await expect(nowhere.openTurn(aNote(aChat()), now)).rejects.toThrow();
  await expect(nowhere.get(aChat(), { isConsistent: true })).rejects.toThrow();
});
