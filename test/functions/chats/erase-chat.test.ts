import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseOne } from '../../../functions/chats/erase-chat.ts';
import { readConversation } from '../../../functions/reply-worker/read-conversation.ts';
import type { AnswerDeps } from '../../../functions/reply-worker/turn.ts';
import { SellerErasure } from '../../../shared/store/seller-erasure.ts';
import { aChatsWorld, type ChatsWorld } from './a-chats-world.ts';
import { aSandboxChat, type SandboxChat } from './a-sandbox-chat.ts';

let world: ChatsWorld;
beforeAll(async () => {
  world = await aChatsWorld();
});
afterAll(() => world.close());

let given: Awaited<ReturnType<ChatsWorld['seller']>>;
let owner = '';
let chat: SandboxChat;
beforeEach(async () => {
  given = await world.seller();
  const { sellerId } = given.seller;
  owner = await world.person('owner', [sellerId], `owner-of-${sellerId}`);
  chat = await aSandboxChat(world, given.seller, 'Мой номер 89123456789, Ольга');
});

const erase = () => world.call('eraseChat', { as: owner, params: chat.params });
const eraseBuyer = () =>
  world.call('eraseBuyer', { as: owner, params: { sellerId: given.seller.sellerId, buyerId: chat.buyerId } });
const list = () => world.call('listChats', { as: owner, params: { sellerId: given.seller.sellerId } });

/** Everything in the table that speaks of this chat or this buyer. */
async function leftOf(): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await world.table.client.send(new ScanCommand({ TableName: world.table.name }));
  return Items.filter((item) => !String(item.pk).startsWith('AUDIT')).filter((item) => {
    const told = JSON.stringify(item);
    return told.includes(chat.ref.chatId) || told.includes(`"${chat.buyerId}`) || told.includes('Ольга');
  });
}

/** A chat with everything that a chat may hold. */
async function live() {
  await chat.answer('Записал ваш номер 89123456789');
  await chat.buyerWrites('Спасибо');
  await world.stores.chats.noteBuyerName(chat.ref, { id: chat.buyerId, name: 'Ольга П.' });
  await chat.draft('Ждём вас, Ольга');
  await chat.humanWrites('Это Анна, ваш номер 89123456789');
  const body = { text: 'Ждём', clientMessageId: 'm-1' };
  await world.call('writeMessage', { as: given.as, params: chat.params, body });
}

describe('a chat that is erased', () => {
  it('leaves a note of when, and nothing of its buyer', async () => {
    await live();
    expect(await erase()).toMatchObject({ status: 200, body: { isDone: true } });
    const left = await leftOf();
    expect(left).toEqual([
      {
        pk: `CHAT#${given.seller.sellerId}#${chat.ref.chatId}`,
        sk: 'CHAT',
        sellerId: given.seller.sellerId,
        chatId: chat.ref.chatId,
        inboundSeq: 2,
        answeredSeq: 2,
        erasedThrough: expect.any(Number),
        state: 'waiting',
        gsi1pk: expect.any(String),
        gsi1sk: expect.any(String),
        expiresAt: expect.any(Number),
        schemaVersion: expect.any(Number),
      },
    ]);
  });

  it('does not exist for people any more', async () => {
    await erase();
    expect((await list()).body.items).toEqual([]);
    const byListing = { query: { listingId: chat.listingId }, params: { sellerId: given.seller.sellerId } };
    expect((await world.call('listChats', { as: owner, ...byListing })).body.items).toEqual([]);
    for (const route of ['getChat', 'listMessages', 'takeOverChat', 'eraseChat'] as const) {
      expect(await world.call(route, { as: owner, params: chat.params })).toMatchObject({
        status: 404,
        body: { code: 'chat-unknown' },
      });
    }
  });

  it('is noted in the audit without a word of it', async () => {
    await erase();
    const { Items = [] } = await world.table.client.send(new ScanCommand({ TableName: world.table.name }));
    const entry = Items.find(({ action, sellerId }) => action === 'eraseChat' && sellerId === given.seller.sellerId);
    expect(entry).toMatchObject({ target: { chatId: chat.ref.chatId } });
    expect(JSON.stringify(entry)).not.toMatch(/8912|Ольга/);
  });

  it('is not brought back by webhooks that come late', async () => {
    const late = world.control.buyerWrites({ chatId: chat.ref.chatId, text: 'Ольга, ещё раз' }).message;
    const human = world.control.sellerWrites({ chatId: chat.ref.chatId, text: 'Ольга, ждём' }).message;
    await erase();
    expect(await chat.takeIn(late)).toBe('erased');
    expect(await chat.takeIn(human)).toBe('erased');
    expect(await leftOf()).toHaveLength(1);
  });

  it('begins anew when the buyer writes again, and shows the bot nothing of before', async () => {
    await live();
    await erase();
    world.clock.at += 60_000;
    expect(await chat.buyerWrites('А доставка есть?')).toBe('scheduled');
    expect((await list()).body.items).toMatchObject([{ chatId: chat.ref.chatId, state: 'answering' }]);
    const { body } = await world.call('listMessages', { as: owner, params: chat.params });
    expect(body.items).toMatchObject([{ content: { text: 'А доставка есть?' } }]);

    const kept = await chat.chat();
    if (kept === undefined) throw new Error('the chat is gone');
    const { inboundSeq: seq, answeredSeq: answeredThrough } = kept;
    const turn = { seller: given.seller, chat: kept, seq, answeredThrough, learnt: {} };
    const deps = { ...world.deps, measure: world.notebook.measure } as unknown as AnswerDeps;
    const read = await readConversation(turn, deps);
    expect(read).toMatchObject({ kind: 'open', messages: [{ content: { text: 'А доставка есть?' } }] });
    expect(await eraseBuyer()).toMatchObject({ body: { erasedChats: 1, isDone: true } });
    expect(await leftOf()).toHaveLength(1);
  });

  it('keeps its note when the buyer writes something that is not to be answered', async () => {
    await erase();
    world.clock.at += 60_000;
    const { message } = world.control.buyerWrites({ chatId: chat.ref.chatId, text: 'Ау' });
    world.clock.at += 3_600_000; // older than the age gate
    expect(await chat.takeIn(message)).toBe('not-to-be-answered');
    owner = await world.token(`owner-of-${given.seller.sellerId}`);
    expect((await list()).body.items).toMatchObject([{ chatId: chat.ref.chatId, state: 'waiting' }]);
  });

  it('goes with its seller', async () => {
    await erase();
    const erasure = new SellerErasure(world.table);
    while (!(await erasure.removeChats(given.seller.sellerId)).isDone);
    expect(await leftOf()).toEqual([]);
  });
});

describe('erasing', () => {
  it('goes on where it was ended, a part at a time', async () => {
    await live();
    const steps = [];
    do steps.push(await eraseOne(chat.ref, 1, world.deps));
    while (steps.at(-1)?.isDone === false);
    expect(steps.length).toBeGreaterThan(1);
    expect(await leftOf()).toHaveLength(1);
  });

  it('waits for the bot that is at work on the chat', async () => {
    const turn = { seq: 1, leaseUntil: world.clock.at + 65_000 };
    await world.stores.chats.takeTurn(chat.ref, turn, world.clock.at);
    expect(await erase()).toMatchObject({ status: 409, body: { code: 'chat-busy' } });
    expect(await eraseBuyer()).toMatchObject({ body: { erasedChats: 0, isDone: false } });
    world.clock.at += 66_000;
    expect(await erase()).toMatchObject({ status: 200, body: { isDone: true } });
  });

  it('keeps what the buyer writes meanwhile, with his name for it', async () => {
    const before = await chat.chat();
    if (before === undefined) throw new Error('the chat is gone');
    const erasure = await world.stores.chatErasure.begin(before, world.clock.at);
    if (erasure === undefined) throw new Error('the chat is busy');
    world.clock.at += 5_000;
    await chat.buyerWrites('И ещё вопрос');
    await world.stores.chatErasure.removeContents(erasure, 100);
    expect(await world.stores.chatErasure.end(erasure)).toBe(false);
    expect((await list()).body.items).toMatchObject([{ lastMessage: { text: 'И ещё вопрос' } }]);
    expect(await world.stores.buyerChats.list({ ...chat.ref, buyerId: chat.buyerId }, 5)).toEqual([chat.ref.chatId]);
  });

  it('is a matter for owners, not for operators', async () => {
    expect(await world.call('eraseChat', { as: given.as, params: chat.params })).toMatchObject({ status: 403 });
  });
});

describe('a buyer who wants his data erased', () => {
  it('loses all his chats with this seller, and no other buyer any', async () => {
    const other = await aSandboxChat(world, given.seller, 'Другой');
    const listing = world.control.addListing({
      ownerId: Number(given.seller.avitoUserId),
      title: 'Стол',
      price: 900,
      status: 'active',
    });
    const second = world.control.buyerWrites({
      listingId: listing.id,
      buyerId: Number(chat.buyerId),
      text: 'И стол, Ольга',
    });
    await world.takeIn(given.seller, chat.webhookOf({ ...second.message, text: second.message.text }, second.chatId));
    expect((await list()).body.items).toHaveLength(3);
    expect(await eraseBuyer()).toMatchObject({ status: 200, body: { erasedChats: 2, isDone: true } });
    expect((await list()).body.items.map(({ chatId }: { chatId: string }) => chatId)).toEqual([other.ref.chatId]);
  });

  it('is unknown where nothing is kept of him', async () => {
    await eraseBuyer();
    expect(await eraseBuyer()).toMatchObject({ status: 404, body: { code: 'buyer-unknown' } });
  });
});
