import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatRef, Terms, TurnEnd } from '../../../shared/store/chat.ts';
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
const read = async (chat: ChatRef) => (await chats.get(chat, { isConsistent: true })) ?? expect.fail('no chat');
const sent = { messageId: 'm-9', sentAt: now / 1_000 };

async function aTurn(chat = aChat()): Promise<ChatRef> {
  const { inboundSeq } = await chats.openTurn(aNote(chat, { createdAt: now / 1_000 - 60 }), now);
  await chats.takeTurn(chat, { seq: inboundSeq, leaseUntil: now + 50_000 }, now);
  return chat;
}

function finish(chat: ChatRef, seq: number, terms: Terms | undefined, end: Partial<TurnEnd> = {}) {
  return chats.finishTurn(chat, {
    ...{ seq, state: 'waiting', handedOffAt: undefined, isOurPurchase: false, sent, terms, now },
    ...end,
  });
}

describe('what a reply binds us to', () => {
  it('is remembered with the end of its turn, in order', async () => {
    const chat = await aTurn();
    await finish(chat, 1, { offers: [23_300] });
    expect((await read(chat)).offers).toEqual([23_300]);
    await aTurn(chat);
    await finish(chat, 2, { offers: [9_000] });
    expect(await read(chat)).toMatchObject({ offers: [23_300, 9_000], answeredSeq: 2 });
    await aTurn(chat);
    await finish(chat, 3, { offers: [], agreedPrice: 9_000 });
    expect(await read(chat)).toMatchObject({ offers: [23_300, 9_000], agreedPrice: 9_000 });
  });

  it('is nothing in most chats, and takes no attribute there', async () => {
    const chat = await aTurn();
    await finish(chat, 1, { offers: [], agreedPrice: undefined });
    expect(await read(chat)).not.toHaveProperty('offers');
    expect(await read(chat)).not.toHaveProperty('agreedPrice');
  });

  it('is remembered once, however often the end of the turn is noted', async () => {
    const chat = await aTurn();
    for (let time = 0; time < 3; time += 1) await finish(chat, 1, { offers: [23_300] });
    expect((await read(chat)).offers).toEqual([23_300]);
  });

  it('is remembered where newer messages have come in', async () => {
    const chat = await aTurn();
    await chats.openTurn(aNote(chat), now);
    await finish(chat, 1, { offers: [23_300], agreedPrice: 23_300 }, { handedOffAt: new Date(now).toISOString() });
    expect(await read(chat)).toMatchObject({ state: 'answering', offers: [23_300], agreedPrice: 23_300 });
  });

  it('is remembered where a human has ended the turn meanwhile', async () => {
    const chat = await aTurn();
    const message = { messageId: 'h-1', createdAt: now / 1_000 };
    await chats.startTakeover(chat, { until: now + 60_000, now, message });
    expect(await finish(chat, 1, { offers: [23_300], agreedPrice: 22_000 })).toBe(false);
    expect(await read(chat)).toMatchObject({ state: 'waiting', offers: [23_300], agreedPrice: 22_000 });
  });

  it('costs no write of its own', async () => {
    const chat = await aTurn();
    let calls = 0;
    const client = new Proxy(table.client, {
      get(target, name) {
        if (name === 'send') calls += 1;
        return Reflect.get(target, name);
      },
    });
    const counted = new Chats({ ...table, client });
    await counted.finishTurn(chat, {
      ...{ seq: 1, state: 'waiting', handedOffAt: undefined, isOurPurchase: false, sent, now },
      terms: { offers: [23_300], agreedPrice: 23_300 },
    });
    expect(calls).toBe(1);
  });
});

describe('a draft', () => {
  const end = (chat: ChatRef, terms: Terms) => chats.endDraft({ ...chat, seq: 1, sent, terms, callsHuman: false, now });

  it('binds us when it is sent', async () => {
    const chat = await aTurn();
    await finish(chat, 1, undefined, { state: 'draft' });
    expect((await read(chat)).offers).toBeUndefined();
    await end(chat, { offers: [23_300], agreedPrice: 23_300 });
    await end(chat, { offers: [23_300], agreedPrice: 23_300 });
    expect(await read(chat)).toMatchObject({ state: 'waiting', offers: [23_300], agreedPrice: 23_300 });
  });

  it('binds us although newer messages have come in', async () => {
    const chat = await aTurn();
    await finish(chat, 1, undefined, { state: 'draft' });
    await chats.openTurn(aNote(chat, { messageId: 'm-2', createdAt: now / 1_000 + 60 }), now);
    await end(chat, { offers: [23_300] });
    expect(await read(chat)).toMatchObject({ state: 'answering', offers: [23_300] });
  });
});
