import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { anIntake, type Intake, startOfTest, type Told } from './an-intake.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

const nowSeconds = startOfTest / 1_000;
const settings = (changes: Record<string, unknown>) => ({
  settings: sellerSettingsSchema.parse({ mode: 'auto', ...changes }),
});
const job = ({ chat }: Intake, seq: number) => ({ ...chat, seq });

describe("a buyer's message", () => {
  it('is stored, moves its chat forward and asks for an answer', async () => {
    const intake = await anIntake(table);
    expect(await intake.take()).toBe('scheduled');
    expect(await intake.readMessages()).toEqual([
      {
        ...intake.chat,
        messageId: 'm-1',
        author: 'buyer',
        content: { kind: 'text', text: 'Сколько стоит?' },
        createdAt: nowSeconds,
        knownAt: startOfTest,
        seq: 1,
        source: 'webhook',
        expiresAt: nowSeconds + 365 * 86_400,
      },
    ]);
    expect(await intake.readChat()).toMatchObject({
      chatType: 'u2i',
      listingId: '3456789012',
      buyerId: '900',
      inboundSeq: 1,
      answeredSeq: 0,
      state: 'answering',
    });
    expect(intake.scheduled).toEqual([{ job: job(intake, 1), delay: 0 }]);
  });

  it.each([
    { text: 'Сколько стоит?', delay: 0 },
    { text: 'Хочу купить это кресло завтра', delay: 2 },
    { text: 'кресло', delay: 5 },
    { text: 'Здравствуйте', delay: 7 },
  ])('waits as it should: «$text» $delay s', async ({ text, delay }) => {
    const intake = await anIntake(table);
    await intake.take({ text });
    expect(intake.scheduled).toEqual([{ job: job(intake, 1), delay }]);
  });

  it('waits no longer than the cap of its turn leaves', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-1', text: 'Здравствуйте' });
    intake.clock.now += 12_000;
    await intake.take({ id: 'm-2', text: 'Здравствуйте' });
    intake.clock.now += 60_000;
    await intake.take({ id: 'm-3', text: 'Здравствуйте' });
    expect(intake.scheduled.map(({ delay }) => delay)).toEqual([7, 3, 0]);
  });

  it.each<[string, Told]>([
    ['a picture', { type: 'image', content: { image: { sizes: { '1280x960': 'https://example.com/1.jpg' } } } }],
    ['a voice message', { type: 'voice', content: { voice: { voice_id: 'v-1' } } }],
    ['a call', { type: 'call', content: { call: {} } }],
    ['of a kind nobody knows', { type: 'hologram', content: {} }],
  ])('may be %s', async (_what, told) => {
    const intake = await anIntake(table);
    expect(await intake.take(told)).toBe('scheduled');
    expect(intake.scheduled).toEqual([{ job: job(intake, 1), delay: 5 }]);
  });

  it('notes its chat as one about its listing, once, and again when the listing changes', async () => {
    const intake = await anIntake(table);
    const added: string[] = [];
    const add = intake.deps.listingChats.add.bind(intake.deps.listingChats);
    intake.deps.listingChats = {
      add: async (chat, listingId) => {
        added.push(listingId);
        await add(chat, listingId);
      },
    };
    for (const id of ['m-1', 'm-2']) await intake.take({ id });
    await intake.take({ id: 'm-3', itemId: 7 });
    expect(added).toEqual(['3456789012', '7']);
    const { sellerId, chatId } = intake.chat;
    const listing = { sellerId, listingId: '3456789012' };
    expect(await intake.listingChats.page(listing, { limit: 5 })).toMatchObject({ chatIds: [chatId] });
  });

  it.each([null, 0])('may be about no listing: item %j', async (itemId) => {
    const intake = await anIntake(table);
    expect(await intake.take({ itemId })).toBe('scheduled');
    expect(await intake.readChat()).not.toHaveProperty('listingId');
  });

  it('that reconcile found says so', async () => {
    const intake = await anIntake(table);
    const { secretVersion: _none, ...found } = intake.aDelivery({ source: 'reconcile' });
    expect(await intake.take({}, { ...found, secretVersion: undefined, body: found.body })).toBe('scheduled');
    expect(await intake.readMessages()).toEqual([expect.objectContaining({ source: 'reconcile' })]);
  });

  it('joins the turn that is open: one answer for all of them', async () => {
    const intake = await anIntake(table);
    for (const id of ['m-1', 'm-2', 'm-3', 'm-4']) await intake.take({ id });
    expect(await intake.readChat()).toMatchObject({ inboundSeq: 4, answeredSeq: 0 });
    expect(intake.scheduled.map(({ job: { seq } }) => seq)).toEqual([1, 2, 3, 4]);
  });
});

describe('the same message again', () => {
  it('is stored once, and what is owed is asked for again', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-1' });
    await intake.take({ id: 'm-2' });
    expect(await intake.take({ id: 'm-1' })).toBe('duplicate');
    expect(await intake.readMessages()).toHaveLength(2);
    expect(await intake.readChat()).toMatchObject({ inboundSeq: 2 });
    expect(intake.scheduled.at(-1)).toEqual({ job: job(intake, 2), delay: 0 });
  });

  it('asks for nothing once it has its answer', async () => {
    const intake = await anIntake(table);
    await intake.take();
    await intake.chats.finishTurn(intake.chat, {
      seq: 1,
      state: 'waiting',
      handedOffAt: undefined,
      isOurPurchase: false,
      now: intake.clock.now,
    });
    expect(await intake.take()).toBe('duplicate');
    expect(await intake.take({}, { source: 'reconcile', secretVersion: undefined })).toBe('duplicate');
    expect(intake.scheduled).toHaveLength(1);
  });

  it('asks for nothing when it was not to be answered', async () => {
    const intake = await anIntake(table, settings({ mode: 'off' }));
    await intake.take();
    expect(await intake.take()).toBe('duplicate');
    expect(intake.scheduled).toEqual([]);
    expect(await intake.readChat()).toMatchObject({ inboundSeq: 1 });
  });
});

describe('a message that arrives late', () => {
  it('opens a turn of its own when the newer one is answered', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-2', created: nowSeconds });
    await intake.chats.finishTurn(intake.chat, {
      seq: 1,
      state: 'waiting',
      handedOffAt: undefined,
      isOurPurchase: false,
      now: intake.clock.now,
    });
    expect(await intake.take({ id: 'm-1', created: nowSeconds - 60 })).toBe('scheduled');
    expect(await intake.readChat()).toMatchObject({ inboundSeq: 2, answeredSeq: 1, state: 'answering' });
    expect((await intake.readMessages()).map(({ messageId, seq }) => [messageId, seq])).toEqual([
      ['m-1', 2],
      ['m-2', 1],
    ]);
    expect(intake.scheduled.at(-1)?.job).toEqual(job(intake, 2));
  });

  it('joins the turn of the newer one while that is open', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-2', created: nowSeconds });
    await intake.take({ id: 'm-1', created: nowSeconds - 60 });
    expect(await intake.readChat()).toMatchObject({ inboundSeq: 2, answeredSeq: 0 });
  });
});

describe('a message that is not to be answered', () => {
  it.each<[string, Parameters<typeof anIntake>[1], Told]>([
    ['mode-off', settings({ mode: 'off' }), {}],
    ['chat-type-off', {}, { chatType: 'u2u', itemId: null }],
    ['chat-type-off', {}, { chatType: 'a2u', itemId: null }],
    ['chat-type-off', {}, { chatType: 'something-newer' }],
    ['too-old', {}, { created: nowSeconds - 901 }],
    ['too-old', settings({ ageGateMinutes: 1 }), { created: nowSeconds - 61 }],
    ['time-unknown', {}, { created: null }],
    ['time-unknown', {}, { created: 0 }],
  ])('is stored with its reason and asks for nothing: %s', async (reason, seller, told) => {
    const intake = await anIntake(table, seller);
    expect(await intake.take(told)).toBe('not-to-be-answered');
    expect(await intake.readMessages()).toEqual([
      expect.objectContaining({ messageId: 'm-1', author: 'buyer', seq: 1, silentBecause: reason }),
    ]);
    expect(await intake.readChat()).toMatchObject({ inboundSeq: 1, answeredSeq: 1, state: 'waiting' });
    expect(intake.scheduled).toEqual([]);
    expect(intake.notebook.valuesOf('MessagesNotToBeAnswered')).toEqual([1]);
  });

  it('is one in a chat in which we are the buyer', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-1' });
    await intake.chats.finishTurn(intake.chat, {
      seq: 1,
      state: 'waiting',
      handedOffAt: undefined,
      isOurPurchase: true,
      now: intake.clock.now,
    });
    expect(await intake.take({ id: 'm-2' })).toBe('not-to-be-answered');
    expect((await intake.readMessages()).at(-1)).toMatchObject({ silentBecause: 'our-purchase' });
  });

  it('is one while a human answers, and no more when his time has run out', async () => {
    const intake = await anIntake(table);
    await intake.chats.startTakeover(intake.chat, {
      until: startOfTest + 60_000,
      now: startOfTest,
      message: { messageId: 'h-1', createdAt: 1_767_261_600 },
    });
    expect(await intake.take({ id: 'm-1' })).toBe('not-to-be-answered');
    intake.clock.now += 60_000;
    expect(await intake.take({ id: 'm-2', created: nowSeconds + 60 })).toBe('scheduled');
    expect(await intake.readChat()).toMatchObject({ inboundSeq: 2, answeredSeq: 1 });
  });

  it('belongs to a turn that is open: its answer is still owed', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-1' });
    expect(await intake.take({ id: 'm-2', created: null })).toBe('scheduled');
    expect(await intake.readMessages()).toEqual([
      expect.objectContaining({ messageId: 'm-1' }),
      expect.not.objectContaining({ silentBecause: expect.anything() }),
    ]);
    expect(intake.scheduled.at(-1)?.job).toEqual(job(intake, 2));
  });

  it('is none in other chats when their types are switched on', async () => {
    const intake = await anIntake(table, settings({ chatTypes: ['u2i', 'u2u'] }));
    expect(await intake.take({ chatType: 'u2u', itemId: null })).toBe('scheduled');
  });

  it('is still answered in mode draft: a human sends it', async () => {
    const intake = await anIntake(table, settings({ mode: 'draft' }));
    expect(await intake.take()).toBe('scheduled');
  });

  it('files a message without a time under the time it reached us, the same at every redelivery', async () => {
    const intake = await anIntake(table);
    const receivedAt = startOfTest - 5_000;
    await intake.take({ created: null }, { receivedAt });
    intake.clock.now += 30_000;
    expect(await intake.take({ created: null }, { receivedAt })).toBe('duplicate');
    expect(await intake.readMessages()).toEqual([expect.objectContaining({ createdAt: receivedAt / 1_000 })]);
  });
});

describe("Avito's own records", () => {
  it.each<[string, Told]>([
    ['a service record', { type: 'system', authorId: 0, content: { text: 'Заказ оформлен' } }],
    ['a record under our own id', { authorId: 111222333, text: '[Системное сообщение] Вас увидели 120 человек' }],
    ["one of Avito's bots", { content: { text: 'Чем помочь?', flow_id: 'support' } }],
    ['a message that was taken back', { text: 'Сообщение удалено' }],
    ['a message by nobody', { authorId: 0 }],
  ])('are kept and are nobody’s question: %s', async (_what, told) => {
    const intake = await anIntake(table);
    expect(await intake.take(told)).toBe('system');
    expect(await intake.take(told)).toBe('system');
    expect(await intake.readMessages()).toEqual([expect.objectContaining({ author: 'system' })]);
    expect(await intake.readChat()).toBeUndefined();
    expect(intake.scheduled).toEqual([]);
  });
});
