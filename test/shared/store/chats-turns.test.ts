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
const take = (chat: ChatRef, seq: number, seconds = 1) =>
  chats.takeTurn(chat, { seq, leaseUntil: at(seconds + 50) }, at(seconds));
const finish = (chat: ChatRef, seq: number, end: Partial<TurnEnd> = {}) =>
  chats.finishTurn(chat, { seq, state: 'waiting', handedOffAt: undefined, isOurPurchase: false, now: at(9), ...end });

async function aChatWithTurn(messages = 1): Promise<ChatRef> {
  const chat = aChat();
  for (let message = 1; message <= messages; message += 1) {
    await chats.openTurn(aNote(chat, { messageId: `m-${message}` }), at(message - 1));
  }
  return chat;
}

describe('the first message of a buyer', () => {
  it('makes the chat and opens a turn', async () => {
    const chat = aChat();
    expect(await read(chat)).toBeUndefined();
    const opened = await chats.openTurn(aNote(chat), now);
    expect(opened).toEqual({
      ...chat,
      chatType: 'u2i',
      listingId: '3456789012',
      buyerId: '900',
      isBuyerNoted: true,
      lastMessageId: 'm-1',
      lastMessageKey: 'MESSAGE#001767261600#m-1',
      lastMessageAt: 1_767_261_600,
      lastBuyerMessageAt: 1_767_261_600,
      state: 'answering',
      inboundSeq: 1,
      answeredSeq: 0,
      turnStartedAt: iso(0),
      isOurPurchase: false,
    });
    expect(await read(chat)).toEqual(opened);
    expect(await chats.get(chat, { isConsistent: false })).toEqual(opened);
  });

  it('may be about no listing, and by nobody we know', async () => {
    const chat = aChat();
    const opened = await chats.openTurn(aNote(chat, { listingId: undefined, buyerId: undefined }), now);
    expect(opened.inboundSeq).toBe(1);
    expect(opened).not.toHaveProperty('listingId');
    expect(opened).not.toHaveProperty('buyerId');
  });

  it('may be one that is not to be answered', async () => {
    const chat = aChat();
    const noted = await chats.noteUnanswerable(aNote(chat, { listingId: undefined }), now);
    expect(noted).toMatchObject({ inboundSeq: 1, answeredSeq: 1, state: 'waiting', lastMessageId: 'm-1' });
    expect(noted).not.toHaveProperty('turnStartedAt');
  });
});

describe('the next message of a buyer', () => {
  it('lengthens the turn, which keeps its beginning', async () => {
    const chat = await aChatWithTurn(3);
    expect(await read(chat)).toMatchObject({
      inboundSeq: 3,
      answeredSeq: 0,
      turnStartedAt: iso(0),
      lastMessageId: 'm-3',
    });
  });

  it('does not take the listing from a chat when it names none', async () => {
    const chat = await aChatWithTurn();
    const opened = await chats.openTurn(aNote(chat, { listingId: undefined, buyerId: undefined }), now);
    expect(opened).toMatchObject({ listingId: '3456789012', buyerId: '900' });
  });

  it('counts each of fifty that come at once', async () => {
    const chat = aChat();
    const opened = await Promise.all(
      Array.from({ length: 50 }, (_none, index) => chats.openTurn(aNote(chat, { messageId: `m-${index}` }), now)),
    );
    expect(new Set(opened.map(({ inboundSeq }) => inboundSeq)).size).toBe(50);
    expect(await read(chat)).toMatchObject({ inboundSeq: 50, answeredSeq: 0 });
  });

  it('opens a new turn after the answer', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await finish(chat, 1);
    expect(await chats.openTurn(aNote(chat), at(60))).toMatchObject({
      inboundSeq: 2,
      answeredSeq: 1,
      state: 'answering',
      turnStartedAt: iso(60),
    });
  });
});

describe('a message that is not to be answered', () => {
  it('has its outcome at once', async () => {
    const chat = aChat();
    await chats.noteUnanswerable(aNote(chat), now);
    expect(await chats.noteUnanswerable(aNote(chat), now)).toMatchObject({ inboundSeq: 2, answeredSeq: 2 });
  });

  it('belongs to the turn when one is open', async () => {
    const chat = await aChatWithTurn();
    expect(await chats.noteUnanswerable(aNote(chat), now)).toBeUndefined();
    expect(await read(chat)).toMatchObject({ inboundSeq: 1, answeredSeq: 0 });
  });

  it('leaves a chat that waits for a human to the human', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await finish(chat, 1, { state: 'needs-human', handedOffAt: iso(2) });
    expect(await chats.noteUnanswerable(aNote(chat), now)).toMatchObject({ state: 'needs-human', handedOffAt: iso(2) });
  });

  it('never closes a turn that is opened at the same time', async () => {
    for (let round = 0; round < 10; round += 1) {
      const chat = aChat();
      const [, noted] = await Promise.all([chats.openTurn(aNote(chat), now), chats.noteUnanswerable(aNote(chat), now)]);
      const after = await read(chat);
      // Whichever came first: the answerable one is still owed its answer.
      expect(after).toMatchObject({ state: 'answering', turnStartedAt: iso(0) });
      expect(after?.answeredSeq).toBeLessThan(after?.inboundSeq ?? 0);
      expect(after?.inboundSeq).toBe(noted === undefined ? 1 : 2);
    }
  });
});

describe('taking a turn', () => {
  it('succeeds for the newest, with the chat as it was before', async () => {
    const chat = await aChatWithTurn(2);
    const claim = await take(chat, 2);
    expect(claim).toMatchObject({ kind: 'taken', chat: { inboundSeq: 2 } });
    if (claim.kind === 'taken') expect(claim.chat).not.toHaveProperty('leaseUntil');
    expect(await read(chat)).toMatchObject({ leaseSeq: 2, leaseUntil: at(51) });
  });

  it('succeeds for exactly one of twenty at once', async () => {
    const chat = await aChatWithTurn();
    const claims = await Promise.all(Array.from({ length: 20 }, () => take(chat, 1)));
    const kinds = claims.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([...Array.from({ length: 19 }, () => 'busy'), 'taken']);
  });

  it('is superseded when a newer message has come', async () => {
    const chat = await aChatWithTurn(2);
    expect(await take(chat, 1)).toEqual({ kind: 'superseded' });
    expect(await read(chat)).not.toHaveProperty('leaseUntil');
  });

  it('is busy until the lease has run out, and then tells who had begun', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1, 0);
    expect(await take(chat, 1, 49)).toEqual({ kind: 'busy' });
    expect(await take(chat, 1, 50)).toEqual({ kind: 'busy' });
    expect(await take(chat, 1, 50.001)).toMatchObject({ kind: 'taken', chat: { leaseSeq: 1, leaseUntil: at(50) } });
  });

  it('is busy for a newer turn while the older one is worked on', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await chats.openTurn(aNote(chat), at(2));
    expect(await take(chat, 2, 3)).toEqual({ kind: 'busy' });
  });

  it('finds a turn that has its answer', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await finish(chat, 1);
    expect(await take(chat, 1, 100)).toMatchObject({ kind: 'already-answered', chat: { answeredSeq: 1 } });
  });

  it('finds nothing to answer in a chat nobody knows, and makes none', async () => {
    const chat = aChat();
    expect(await take(chat, 1)).toEqual({ kind: 'already-answered', chat: undefined });
    expect(await read(chat)).toBeUndefined();
  });
});

describe('letting go of a turn', () => {
  it('lets the next one in at once', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await chats.releaseTurn(chat, 1);
    expect(await take(chat, 1)).toMatchObject({ kind: 'taken' });
  });

  it('changes nothing for somebody else', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await chats.releaseTurn(chat, 2);
    await chats.releaseTurn(aChat(), 1);
    expect(await take(chat, 1)).toEqual({ kind: 'busy' });
  });

  it('may be done twice', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await chats.releaseTurn(chat, 1);
    await chats.releaseTurn(chat, 1);
    expect(await read(chat)).toMatchObject({ inboundSeq: 1, answeredSeq: 0, state: 'answering' });
  });
});

describe('the end of a turn', () => {
  it('gives every message of it its outcome', async () => {
    const chat = await aChatWithTurn(3);
    await take(chat, 3);
    await finish(chat, 3);
    const after = await read(chat);
    expect(after).toMatchObject({ answeredSeq: 3, inboundSeq: 3, state: 'waiting', isOurPurchase: false });
    for (const gone of ['turnStartedAt', 'leaseUntil', 'handedOffAt']) expect(after).not.toHaveProperty(gone);
  });

  it('leaves messages that came meanwhile in a turn of their own', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await chats.openTurn(aNote(chat), at(2));
    await finish(chat, 1);
    const after = await read(chat);
    expect(after).toMatchObject({ answeredSeq: 1, inboundSeq: 2, state: 'answering', turnStartedAt: iso(9) });
    expect(after).not.toHaveProperty('leaseUntil');
    expect(await chats.inState(chat.sellerId, 'answering', 100)).toContainEqual({
      chatId: chat.chatId,
      changedAt: iso(9),
    });
    expect(await take(chat, 2, 10)).toMatchObject({ kind: 'taken' });
  });

  it('does not forget the call for a human when messages came meanwhile', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await chats.openTurn(aNote(chat, { messageId: 'm-2' }), at(2));
    await finish(chat, 1, { state: 'needs-human', handedOffAt: iso(3) });
    expect(await read(chat)).toMatchObject({ state: 'answering', answeredSeq: 1, handedOffAt: iso(3) });
  });

  it('is the same when it is told twice', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await finish(chat, 1, { state: 'draft' });
    const once = await read(chat);
    await finish(chat, 1, { state: 'draft', now: at(99) });
    expect(await read(chat)).toEqual(once);
  });

  it('told late does not touch the turn that came after', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await finish(chat, 1);
    await chats.openTurn(aNote(chat), at(20));
    await take(chat, 2, 21);
    const before = await read(chat);
    await finish(chat, 1, { state: 'needs-human', handedOffAt: iso(30) });
    expect(await read(chat)).toEqual(before);
  });

  it('after a takeover only lets go', async () => {
    const chat = await aChatWithTurn();
    await take(chat, 1);
    await chats.startTakeover(chat, { until: at(1_800), now, message: { messageId: 'h-1', createdAt: 1_767_261_600 } });
    await finish(chat, 1, { state: 'needs-human', handedOffAt: iso(5) });
    const after = await read(chat);
    expect(after).toMatchObject({ state: 'waiting', answeredSeq: 1, takeoverUntil: at(1_800) });
    for (const gone of ['leaseUntil', 'handedOffAt', 'turnStartedAt']) expect(after).not.toHaveProperty(gone);
  });

  it('remembers that the chat is a purchase of our own', async () => {
    const chat = await aChatWithTurn();
    await finish(chat, 1, { isOurPurchase: true });
    expect(await read(chat)).toMatchObject({ isOurPurchase: true });
  });

  it('makes no chat where there was none', async () => {
    const chat = aChat();
    await finish(chat, 1);
    expect(await read(chat)).toBeUndefined();
  });
});

describe('a race between the end of a turn and a new message', () => {
  it('never loses the message', async () => {
    for (let round = 0; round < 10; round += 1) {
      const chat = await aChatWithTurn();
      await take(chat, 1);
      await Promise.all([finish(chat, 1), chats.openTurn(aNote(chat), at(2))]);
      const after = await read(chat);
      expect(after).toMatchObject({ answeredSeq: 1, inboundSeq: 2, state: 'answering' });
      expect(after?.turnStartedAt).toBeDefined();
      expect(await take(chat, 2, 10)).toMatchObject({ kind: 'taken' });
    }
  });
});
