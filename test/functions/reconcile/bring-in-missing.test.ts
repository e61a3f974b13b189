import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringInMissing } from '../../../functions/reconcile/bring-in-missing.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { ChatErasure } from '../../../shared/store/chat-erasure.ts';
import { aNote } from '../../support/a-chat.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { aReconcile, quickMinute, type Reconcile } from './a-reconcile.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

const nowSeconds = quickMinute / 1_000;
const bringIn = async (reconcile: Reconcile) =>
  (await bringInMissing(await reconcile.readSeller(), reconcile.deps)).missed;

/** As the intake leaves it behind. */
async function takeIn(reconcile: Reconcile, { chatId, message }: ReturnType<Reconcile['buyerWrites']>) {
  const chat = reconcile.ref(chatId);
  const createdAt = Math.floor(message.createdAt / 1_000);
  const { inboundSeq } = await reconcile.chats.openTurn(
    aNote(chat, { messageId: message.id, createdAt }),
    reconcile.clock.now,
  );
  await reconcile.messages.put({
    ...chat,
    messageId: message.id,
    author: 'buyer',
    content: { kind: 'text', text: 'Сколько стоит?' },
    createdAt,
    knownAt: reconcile.clock.now,
    seq: inboundSeq,
    source: 'webhook',
  });
}

describe('messages that never reached us', () => {
  it('are queued as the webhook would have brought them, oldest first', async () => {
    const reconcile = await aReconcile(table);
    const first = reconcile.buyerWrites('Здравствуйте');
    reconcile.clock.now += 5_000;
    const second = reconcile.buyerWrites('Сколько стоит?');
    expect(await bringIn(reconcile)).toBe(0);
    expect(reconcile.queued).toEqual(
      [first, second].map(({ chatId, message }) =>
        expect.objectContaining({
          sellerId: reconcile.seller.sellerId,
          chatId,
          messageId: message.id,
          source: 'reconcile',
          receivedAt: reconcile.clock.now,
        }),
      ),
    );
    expect(reconcile.queued[0]).not.toHaveProperty('secretVersion');
    expect(reconcile.events()[0]).toMatchObject({
      accountId: String(reconcile.account.id),
      chatId: first.chatId,
      chatType: 'u2i',
      messageId: first.message.id,
      listingId: '3456789012',
      createdAt: nowSeconds,
      content: { kind: 'text', text: 'Здравствуйте' },
    });
    expect(reconcile.events()[0]?.authorId).not.toBe(String(reconcile.account.id));
    expect(reconcile.notebook.valuesOf('MessagesFoundByReconcile')).toEqual([2]);
  });

  it("hold the seller's own ones, under the seller's own id", async () => {
    const reconcile = await aReconcile(table);
    const { chatId } = reconcile.buyerWrites('Сколько стоит?');
    reconcile.control.sellerWrites({ chatId, text: 'Это Анна, 4 500' });
    reconcile.buyerWrites('Спасибо');
    await bringIn(reconcile);
    const authors = reconcile.events().map(({ authorId }) => authorId === String(reconcile.account.id));
    expect(authors).toEqual([false, true, false]);
  });

  it('hold what Avito itself wrote', async () => {
    const reconcile = await aReconcile(table);
    const { chatId } = reconcile.buyerWrites('Сколько стоит?');
    reconcile.control.systemWrites({ chatId, text: '[Системное сообщение] Заказ оформлен' });
    await bringIn(reconcile);
    expect(reconcile.events().map(({ content }) => content.kind)).toEqual(['text', 'system']);
  });

  it('of many chats are found on every page', async () => {
    const reconcile = await aReconcile(table);
    for (let buyer = 0; buyer < 103; buyer += 1) {
      const { id } = reconcile.control.addBuyer({ name: `Покупатель ${buyer}` });
      reconcile.buyerWrites('Сколько стоит?', id);
    }
    await bringIn(reconcile);
    expect(new Set(reconcile.queued.map(({ chatId }) => chatId)).size).toBe(103);
  });
});

describe('messages that we know', () => {
  it('are not queued, and their history is not read', async () => {
    const reconcile = await aReconcile(table);
    await takeIn(reconcile, reconcile.buyerWrites('Сколько стоит?'));
    reconcile.control.setFault({ kind: 'error-before-accept', operation: 'messages' });
    expect(await bringIn(reconcile)).toBe(0);
    expect(reconcile.queued).toEqual([]);
  });

  it('are left out when a newer one is missing', async () => {
    const reconcile = await aReconcile(table);
    await takeIn(reconcile, reconcile.buyerWrites('Здравствуйте'));
    const missing = reconcile.buyerWrites('Сколько стоит?');
    await bringIn(reconcile);
    expect(reconcile.queued.map(({ messageId }) => messageId)).toEqual([missing.message.id]);
  });

  it('bound the search: what is older than the last known one was judged before', async () => {
    const reconcile = await aReconcile(table);
    reconcile.buyerWrites('Было до нас');
    reconcile.clock.now += 60_000;
    await takeIn(reconcile, reconcile.buyerWrites('Здравствуйте'));
    const missing = reconcile.buyerWrites('Сколько стоит?');
    await bringIn(reconcile);
    expect(reconcile.queued.map(({ messageId }) => messageId)).toEqual([missing.message.id]);
  });
});

describe('a chat that we never saw', () => {
  it('is looked at for the last day, to the second', async () => {
    const reconcile = await aReconcile(table);
    reconcile.clock.now -= 86_401_000;
    reconcile.buyerWrites('Слишком давно');
    reconcile.clock.now += 1_000;
    const yesterday = reconcile.buyerWrites('Вчера');
    reconcile.clock.now = quickMinute;
    const today = reconcile.buyerWrites('Сегодня');
    await bringIn(reconcile);
    expect(reconcile.queued.map(({ messageId }) => messageId)).toEqual([yesterday.message.id, today.message.id]);
  });

  it('is brought in with the answer of a human who has read it: the bot must know of both', async () => {
    const reconcile = await aReconcile(table);
    const { chatId } = reconcile.buyerWrites('Сколько стоит?');
    reconcile.control.sellerWrites({ chatId, text: 'Это Анна' });
    await bringIn(reconcile);
    expect(reconcile.queued).toHaveLength(2);
  });

  it('is left alone when its type is switched off', async () => {
    const reconcile = await aReconcile(table, { sandbox: { withOldChats: true } });
    reconcile.control.buyerWrites({ chatId: 'u2u-oldProfile~chat3', text: 'Привет!' });
    await bringIn(reconcile);
    expect(reconcile.queued).toEqual([]);
    await reconcile.sellers.change(reconcile.seller.sellerId, {
      settings: { ...reconcile.seller.settings, chatTypes: ['u2i', 'u2u'] },
    });
    await bringIn(reconcile);
    expect(reconcile.events().at(-1)).toMatchObject({ chatType: 'u2u', listingId: undefined });
  });
});

describe('what the webhook should have brought by now', () => {
  it.each([
    { age: 30, missed: 0 },
    { age: 90, missed: 0 },
    { age: 91, missed: 1 },
    { age: 3_600, missed: 1 },
  ])('a message of $age s counts $missed', async ({ age, missed }) => {
    const reconcile = await aReconcile(table);
    reconcile.buyerWrites('Сколько стоит?');
    reconcile.clock.now += age * 1_000;
    expect(await bringIn(reconcile)).toBe(missed);
    expect(reconcile.queued).toHaveLength(1);
  });

  it('is nothing that was written before the seller came to us', async () => {
    const reconcile = await aReconcile(table);
    reconcile.buyerWrites('Сколько стоит?');
    reconcile.clock.now += 600_000;
    const seller = { ...(await reconcile.readSeller()), createdAt: quickMinute + 1 };
    expect(await bringInMissing(seller, reconcile.deps)).toMatchObject({ missed: 0 });
    expect(reconcile.queued).toHaveLength(1);
  });
});

describe('when something is in the way', () => {
  it('of one chat, the others are brought in', async () => {
    const reconcile = await aReconcile(table);
    const buyers = reconcile.control.buyers();
    const broken = reconcile.buyerWrites('Первый', buyers[0]?.id);
    const fine = reconcile.buyerWrites('Второй', buyers[1]?.id);
    const Item = { pk: `CHAT#${reconcile.seller.sellerId}#${broken.chatId}`, sk: 'CHAT', state: 'nonsense' };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
    await bringIn(reconcile);
    expect(reconcile.queued.map(({ chatId }) => chatId)).toEqual([fine.chatId]);
    expect(reconcile.notebook.lines).toEqual([
      expect.objectContaining({
        level: 'error',
        message: 'chat not reconciled',
        fields: { sellerId: reconcile.seller.sellerId, chatId: broken.chatId, error: expect.any(Error) },
      }),
    ]);
  });

  it('a chat that is closed to us is passed over', async () => {
    const reconcile = await aReconcile(table);
    const buyers = reconcile.control.buyers();
    reconcile.buyerWrites('Первый', buyers[0]?.id);
    reconcile.buyerWrites('Второй', buyers[1]?.id);
    // Twice: 403 is tried again with a new token before it means what it says.
    reconcile.control.setFault({ kind: 'forbidden', operation: 'messages', times: 2 });
    await bringIn(reconcile);
    expect(reconcile.queued).toHaveLength(1);
  });

  it.each([
    ['avito-unavailable', { kind: 'error-before-accept' }],
    ['avito-rate-limited', { kind: 'rate-limited', retryAfterSeconds: 1 }],
    ['avito-payment-required', { kind: 'payment-required' }],
  ] as const)('of all chats, the run ends there: %s', async (code, fault) => {
    const reconcile = await aReconcile(table);
    reconcile.buyerWrites('Сколько стоит?');
    reconcile.control.setFault({ ...fault, operation: 'messages' });
    await expect(bringIn(reconcile)).rejects.toMatchObject({ code });
  });

  it('the inbound queue that is down ends the run too', async () => {
    const reconcile = await aReconcile(table);
    reconcile.buyerWrites('Сколько стоит?');
    const down = new AppError('transient', { code: 'inbound-queue-unavailable', message: 'down' });
    const deps = { ...reconcile.deps, inbound: { put: () => Promise.reject(down) } };
    await expect(bringInMissing(await reconcile.readSeller(), deps)).rejects.toBe(down);
  });
});

describe('a chat that was erased', () => {
  it('is not brought back from Avito, where all of it still is; what comes after is', async () => {
    const reconcile = await aReconcile(table);
    const first = reconcile.buyerWrites('Мой номер 89123456789');
    await takeIn(reconcile, first);
    const chat = await reconcile.chats.get(reconcile.ref(first.chatId), { isConsistent: true });
    const erasures = new ChatErasure(table);
    const erasure = chat && (await erasures.begin(chat, reconcile.clock.now));
    if (erasure === undefined) throw new Error('nothing to erase');
    await erasures.removeContents(erasure, 100);
    await erasures.end(erasure);

    expect(await bringIn(reconcile)).toBe(0);
    expect(reconcile.queued).toEqual([]);
    reconcile.clock.now += 5_000;
    const next = reconcile.buyerWrites('А доставка есть?');
    await bringIn(reconcile);
    expect(reconcile.queued.map(({ messageId }) => messageId)).toEqual([next.message.id]);
  });
});

describe('the name of a buyer', () => {
  const nameOf = async (reconcile: Reconcile, chatId: string) =>
    (await reconcile.chats.get(reconcile.ref(chatId), { isConsistent: true }))?.buyerName;

  async function aKnownChat(reconcile: Reconcile, name: string) {
    const { id: buyerId } = reconcile.control.addBuyer({ name });
    const written = reconcile.buyerWrites('Сколько стоит?', buyerId);
    const createdAt = Math.floor(written.message.createdAt / 1_000);
    const note = aNote(reconcile.ref(written.chatId), {
      messageId: written.message.id,
      createdAt,
      buyerId: String(buyerId),
    });
    await reconcile.chats.openTurn(note, reconcile.clock.now);
    return { ...written, buyerId };
  }

  it('is noted once, and leaves the chat where it stands', async () => {
    const reconcile = await aReconcile(table);
    const { chatId } = await aKnownChat(reconcile, 'Ольга');
    const before = await reconcile.chats.get(reconcile.ref(chatId), { isConsistent: true });
    await bringIn(reconcile);
    const after = await reconcile.chats.get(reconcile.ref(chatId), { isConsistent: true });
    expect(after).toEqual({ ...before, buyerName: 'Ольга' });
    const noteBuyerName = () => Promise.reject(new Error('that costs a write'));
    const { deps } = reconcile;
    const chats = { get: deps.chats.get.bind(deps.chats), inState: async () => [], finishTurn: async () => false };
    await bringInMissing(await reconcile.readSeller(), { ...deps, chats: { ...chats, noteBuyerName } });
    expect(reconcile.notebook.lines).toEqual([]);
  });

  it('is not noted of a chat that was erased meanwhile, or has another buyer', async () => {
    const reconcile = await aReconcile(table);
    const { chatId } = await aKnownChat(reconcile, 'Ольга');
    expect(await reconcile.chats.noteBuyerName(reconcile.ref(chatId), { id: '1', name: 'Пётр' })).toBeUndefined();
    const chat = await reconcile.chats.get(reconcile.ref(chatId), { isConsistent: true });
    if (chat === undefined) throw new Error('the chat is gone');
    const erasure = new ChatErasure(table);
    const begun = await erasure.begin(chat, reconcile.clock.now);
    if (begun === undefined) throw new Error('the erasure did not begin');
    await erasure.end(begun);
    await bringIn(reconcile);
    expect(await nameOf(reconcile, chatId)).toBeUndefined();
    expect(await reconcile.chats.noteBuyerName(chat, { id: chat.buyerId ?? '', name: 'Ольга' })).toBeUndefined();
  });
});
