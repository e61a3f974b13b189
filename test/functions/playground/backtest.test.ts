import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LanguageModel } from '../../../shared/ai/language-model.ts';
import type { backtestRoutes } from '../../../shared/api/backtest-routes.ts';
import type { Answer } from '../../../shared/api/route.ts';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import { Attempts } from '../../../shared/store/attempts.ts';
import { ChatErasure } from '../../../shared/store/chat-erasure.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { Counts } from '../../../shared/store/counts.ts';
import type { Seller } from '../../../shared/store/sellers.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { aListing, aPastChat, LONG_AGO } from './a-past-chat.ts';
import { type APlayground, aPlayground } from './a-playground.ts';

type Page = Answer<typeof backtestRoutes.backtest>;

let world: APlayground;
let table: APlayground['table'];
/** What was written into the table, by the first word of its partition. */
let written: string[] = [];
beforeAll(async () => {
  world = await aPlayground();
  ({ table } = world);
  table.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (!/^(Get|BatchGet|Query)/.test(String(commandName))) written.push(partitionIn(args.input));
        return next(args);
      },
    { step: 'initialize' },
  );
});
afterEach(() => world.standIn.reset());
afterAll(() => world.close());

let seller: Seller;
let as: string;
beforeEach(async () => {
  ({ seller, as } = await world.aSellerWith());
  await aListing(table, seller.sellerId);
});

const ask = (body: object = {}, call = world.call) =>
  call('backtest', { as, params: { sellerId: seller.sellerId }, body });
async function page(body: object = {}, call = world.call): Promise<Page> {
  const answer = await ask(body, call);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}
async function allPages(body: object = {}): Promise<Page[]> {
  const pages = [await page(body)];
  for (let cursor = pages[0]?.nextCursor; cursor !== undefined; cursor = pages.at(-1)?.nextCursor) {
    pages.push(await page({ ...body, cursor }));
  }
  return pages;
}
const aChatWith = (...args: Parameters<typeof aPastChat> extends [unknown, unknown, ...infer Rest] ? Rest : never) =>
  aPastChat(table, seller.sellerId, ...args);

describe('a replay', () => {
  it('shows what the bot would say now beside what was said, turn by turn', async () => {
    const chatId = await aChatWith([
      { buyer: 'Здравствуйте' },
      { buyer: 'сколько стоит?' },
      { human: 'Пять тысяч' },
      { buyer: 'Ещё продаёте?' },
      { bot: 'Да, в наличии.' },
      { buyer: 'Какая нагрузка?' },
      { bot: 'До 100 кг.' },
    ]);
    const { items, summary, nextCursor } = await page();
    expect(items).toMatchObject([
      {
        chatId,
        listingId: '77',
        at: '2026-02-20T10:01:00.000Z',
        buyer: ['Здравствуйте', 'сколько стоит?'],
        before: { outcome: 'answered-by-human', said: [{ author: 'human', text: 'Пять тысяч' }] },
        now: { decision: 'reply', text: expect.stringContaining('4 500 ₽') },
        change: 'now-answered',
      },
      { buyer: ['Ещё продаёте?'], before: { outcome: 'answered', reason: 'answered' }, change: 'same' },
      { before: { said: [{ author: 'bot', text: 'До 100 кг.' }] }, change: 'now-handed-off' },
    ]);
    expect(items[0]?.now.facts).toContainEqual({ id: 'listing.price', text: 'Цена: 4 500 ₽', isUsed: true });
    expect(items[0]?.now.guards.length).toBeGreaterThan(3);
    expect(summary).toMatchObject({
      chats: 1,
      chatsLeftOut: 0,
      turns: 3,
      answered: 2,
      handedOff: 1,
      changes: { same: 1, 'other-text': 0, 'now-answered': 1, 'now-handed-off': 1 },
      costMicroUsd: items.reduce((sum, { now }) => sum + now.costMicroUsd, 0),
    });
    expect(nextCursor).toBeUndefined();
  });

  it('knows of a turn only what had been said by then', async () => {
    await aChatWith([{ buyer: 'Сколько стоит?' }, { bot: 'Уточню.' }, { buyer: 'А ещё продаёте?' }, { human: 'Да' }]);
    const prompts: string[] = [];
    const model: LanguageModel = {
      answer: (prompt) => {
        prompts.push(JSON.stringify(prompt.turns));
        return world.model.answer(prompt);
      },
    };
    await page({}, world.callWith({ model }));
    expect(prompts).toHaveLength(2);
    expect(prompts.filter((prompt) => prompt.includes('А ещё продаёте?'))).toHaveLength(1);
    expect(prompts.find((prompt) => prompt.includes('А ещё продаёте?'))).toContain('Уточню.');
    expect(prompts.join()).not.toContain('"Да"');
  });

  it('goes by the clock of then: what was asked at night is a matter of the night', async () => {
    const hours = { isAlways: false, friday: [{ from: '10:00', to: '19:00' }] };
    const settings = sellerSettingsSchema.parse({ mode: 'auto', workingHours: hours, outsideHours: 'hand-off' });
    await new Sellers(table).change(seller.sellerId, { settings });
    await aChatWith([{ buyer: 'Сколько стоит?' }, { bot: '4 500 ₽' }], { from: LONG_AGO });
    await aChatWith([{ buyer: 'Сколько стоит?' }, { bot: '4 500 ₽' }], { from: LONG_AGO + 10 * 3_600_000 });
    const items = (await allPages()).flatMap((each) => each.items);
    expect(items.map(({ now }) => now.reason)).toEqual(['outside-hours', 'answered']);
  });

  it('tries other settings without keeping them', async () => {
    await aChatWith([{ buyer: 'Как забрать, есть самовывоз?' }, { human: 'Да, с Лесной' }]);
    expect((await page()).items[0]?.now.decision).toBe('hand-off');
    const settings = { instructions: 'Самовывоз с Лесной, 7, ежедневно.' };
    expect((await page({ settings })).items[0]?.now.facts.map(({ text }) => text)).toContain(settings.instructions);
    expect(await new Sellers(table).get(seller.sellerId)).toMatchObject({ settings: { instructions: '' } });
  });

  it('writes and sends nothing: what it leaves behind are tries, usage, and who asked', async () => {
    await aChatWith([
      { buyer: 'Сколько стоит?' },
      { bot: 'Пять.' },
      { buyer: 'Мой номер 8 912 345-67-89' },
      { silent: 'x' },
    ]);
    written = [];
    await page();
    expect(new Set(written)).toEqual(new Set(['ATTEMPTS', 'COUNTS', 'AUDIT']));
  });

  it('counts its cost as the seller’s, and no message or outcome', async () => {
    await aChatWith([{ buyer: 'Сколько стоит?' }, { bot: 'Пять.' }]);
    const { summary } = await page();
    const { at } = world.clock;
    const [hour] = await new Counts(table).hours(seller.sellerId, { from: at, to: at });
    expect(hour).toMatchObject({ usage: { costMicroUsd: summary.costMicroUsd }, outcomes: [], messages: { bot: 0 } });
    expect(summary.costMicroUsd).toBeGreaterThan(0);
  });
});

describe('page by page', () => {
  it('goes from chat to chat, those that changed last first, and sums them up', async () => {
    const chats = [];
    for (const day of [1, 2, 3]) {
      const from = LONG_AGO + day * 86_400_000;
      chats.unshift(await aChatWith([{ buyer: 'Сколько стоит?' }, { bot: 'Пять.' }], { from }));
    }
    const pages = await allPages();
    expect(pages.map(({ items }) => items.map(({ chatId }) => chatId))).toEqual(chats.map((chatId) => [chatId]));
    expect(pages.at(-1)?.summary).toMatchObject({ chats: 3, turns: 3, changes: { 'other-text': 3 } });
  });

  it('ends after as many chats as were asked for', async () => {
    for (const day of [1, 2, 3]) {
      await aChatWith([{ buyer: 'Сколько стоит?' }, { bot: 'Пять.' }], { from: LONG_AGO + day * 86_400_000 });
    }
    expect((await allPages({ chats: 2 })).at(-1)?.summary).toMatchObject({ chats: 2, turns: 2 });
  });

  it('stops in the middle of a chat when the model is slow, and goes on behind that turn', async () => {
    const turns = Array.from({ length: 8 }, (_, turn) => [{ buyer: `Сколько стоит? ${turn}` }, { bot: 'Пять.' }]);
    await aChatWith(turns.flat());
    const slow: LanguageModel = {
      answer: (prompt) => {
        world.clock.at += 2_000;
        return world.model.answer(prompt);
      },
    };
    const first = await page({}, world.callWith({ model: slow }));
    const second = await page({ cursor: first.nextCursor });
    expect([first.items.length, second.items.length]).toEqual([5, 3]);
    expect([...first.items, ...second.items].map(({ buyer }) => buyer[0])).toEqual(
      turns.map((_, turn) => `Сколько стоит? ${turn}`),
    );
    expect(second).toMatchObject({ summary: { chats: 1, turns: 8 } });
    expect(second.nextCursor).toBeUndefined();
    expect(second.summary.milliseconds.p95).toBeGreaterThan(0);
  });

  it('replays the last ten turns of a chat at most', async () => {
    const turns = Array.from({ length: 14 }, (_, turn) => [{ buyer: `Сколько стоит? ${turn}` }, { bot: 'Пять.' }]);
    await aChatWith(turns.flat());
    const { items } = await page();
    expect(items).toHaveLength(10);
    expect(items.at(-1)?.buyer).toEqual(['Сколько стоит? 13']);
  });

  it('keeps to chats about a listing, and to what was written since', async () => {
    await aListing(table, seller.sellerId, '88');
    await aChatWith([{ buyer: 'Сколько стоит?' }, { bot: 'Пять.' }]);
    const wanted = await aChatWith([{ buyer: 'Цена?' }, { bot: 'Пять.' }, { buyer: 'Ещё есть?' }, { bot: 'Да' }], {
      listingId: '88',
    });
    const ofListing = await allPages({ listingId: '88' });
    expect(ofListing.flatMap(({ items }) => items.map(({ chatId }) => chatId))).toEqual([wanted, wanted]);
    const since = new Date(LONG_AGO + 2 * 60_000).toISOString();
    const later = (await allPages({ since })).flatMap(({ items }) => items);
    expect(later.map(({ buyer }) => buyer)).toEqual([['Ещё есть?']]);
  });

  it('passes over what the bot would not answer or nobody knows any more', async () => {
    await aChatWith([{ buyer: 'Вопрос' }, { bot: 'Да' }], { listingId: 'gone' });
    await aChatWith([{ buyer: 'Вопрос' }, { bot: 'Да' }], { chatType: 'u2u' });
    await aChatWith([{ buyer: 'Ещё никто не ответил' }]);
    expect(await page()).toMatchObject({ items: [], summary: { chats: 0, chatsLeftOut: 3, turns: 0 } });
  });

  it('shows nothing of a chat that is being erased', async () => {
    const chatId = await aChatWith([{ buyer: 'тайна, сколько стоит?' }, { bot: 'Пять.' }]);
    const chat = await new Chats(table).get({ sellerId: seller.sellerId, chatId }, { isConsistent: true });
    if (chat === undefined) throw new Error('the chat is gone');
    await new ChatErasure(table).begin(chat, world.clock.at);
    expect(JSON.stringify(await allPages())).not.toContain('тайна');
  });

  it('is empty where there are no chats', async () => {
    expect(await page()).toEqual({
      items: [],
      summary: expect.objectContaining({ turns: 0, costMicroUsd: 0, milliseconds: { p50: 0, p95: 0 } }),
    });
  });
});

describe('limits', () => {
  const turns = Array.from({ length: 8 }, () => [{ buyer: 'Сколько стоит?' }, { bot: 'Пять.' }]).flat();

  it('400 turns an hour, and again an hour later', async () => {
    await aChatWith(turns);
    const attempts = new Attempts(table);
    const counter = { kind: 'rehearsal', subjectHash: seller.sellerId };
    for (let time = 0; time < 393; time += 1) {
      await attempts.take(counter, { most: 400, withinSeconds: 3_600 }, world.clock.at);
    }
    const first = await page();
    expect(first.items).toHaveLength(7);
    const { nextCursor: cursor } = first;
    expect(await ask({ cursor })).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    world.clock.at += 3_600_000;
    as = await world.token(`owner-${seller.sellerId.replace('seller-', '')}`);
    expect((await page({ cursor })).items).toHaveLength(1);
  });

  it('the ceiling of the day, which other settings do not lift', async () => {
    await aChatWith(turns);
    const settings = sellerSettingsSchema.parse({ mode: 'auto', dailyCeilingMicroUsd: 1_000 });
    await new Sellers(table).change(seller.sellerId, { settings });
    const first = await page();
    expect(first.items.length).toBeLessThan(8);
    const { nextCursor: cursor } = first;
    expect(await ask({ cursor })).toMatchObject({ status: 409, body: { code: 'daily-ceiling-reached' } });
    const lifted = await ask({ cursor, settings: { dailyCeilingMicroUsd: null } });
    expect(lifted).toMatchObject({ status: 409, body: { code: 'daily-ceiling-reached' } });
  });

  it('an operator may not spend so much', async () => {
    as = await world.person('operator', [seller.sellerId], `operator-of-${seller.sellerId}`);
    expect(await ask()).toMatchObject({ status: 403 });
  });
});

describe('a replay that makes no sense', () => {
  it.each([
    [{ chats: 0 }, 'chats'],
    [{ chats: 51 }, 'chats'],
    [{ since: 'yesterday' }, 'since'],
    [{ settings: { mode: 'loud' } }, 'settings.mode'],
    [{ turns: 3 }, 'turns'],
  ])('is told which field is wrong: %#', async (body, field) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toContain(field);
  });

  it.each(['', 'e30', Buffer.from('{"chatsLeft":50,"tally":1}').toString('base64url')])(
    'with a cursor of somebody’s making is refused: %#',
    async (cursor) => {
      expect(await ask({ cursor })).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
    },
  );

  it('with the cursor of another seller finds none of his chats', async () => {
    await aChatWith([{ buyer: 'тайна' }, { bot: 'Да' }]);
    const turns = Array.from({ length: 6 }, () => [{ buyer: 'тайна, сколько стоит?' }, { bot: 'Пять.' }]).flat();
    await aChatWith(turns, { from: LONG_AGO + 86_400_000 });
    const { nextCursor: cursor } = await page();
    const stranger = await world.aSellerWith();
    const params = { sellerId: stranger.seller.sellerId };
    const answer = await world.call('backtest', { as: stranger.as, params, body: { cursor } });
    expect(answer.body.items ?? []).toEqual([]);
  });
});

function partitionIn(input: object): string {
  const { Key, Item } = input as { Key?: { pk?: string }; Item?: { pk?: string } };
  return String(Key?.pk ?? Item?.pk).split('#')[0] ?? '';
}
