import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attempt } from '../../../functions/notifier/attempt.ts';
import type { SignedPost } from '../../../functions/notifier/post-webhook.ts';
import type { TelegramMessage } from '../../../functions/notifier/send-telegram.ts';
import { type TellDeps, tellSeller } from '../../../functions/notifier/tell-seller.ts';
import { type NoticeEvent, noticeId } from '../../../shared/notices/notice-event.ts';
import { noticeSecret } from '../../../shared/notices/notice-secret.ts';
import {
  type NoticeChannel,
  type NoticeSettings,
  noticeSettingsSchema,
} from '../../../shared/notices/notice-settings.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { Listings } from '../../../shared/store/listings.ts';
import { type Message, Messages } from '../../../shared/store/messages.ts';
import { NoticeDeliveries } from '../../../shared/store/notice-deliveries.ts';
import { SellerNotices } from '../../../shared/store/seller-notices.ts';
import { type Seller, Sellers } from '../../../shared/store/sellers.ts';
import { aNote } from '../../support/a-chat.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

const at = Date.parse('2026-03-02T10:00:00Z');
let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

let count = 0;

/** A seller who is told by webhook and Telegram, and what the two answer. */
async function aTold(change: { notices?: Partial<NoticeSettings>; seller?: Partial<Seller> } = {}) {
  count += 1;
  const sellers = new Sellers(table);
  const notices = {
    ...noticeSettingsSchema.parse({ webhook: { url: 'https://shop.example/' }, telegram: { chatId: '77' } }),
    version: 1,
    ...change.notices,
  };
  const seller = aSeller({ sellerId: `seller-${count}`, notices, ...change.seller });
  await sellers.create(seller);
  const posts: SignedPost[] = [];
  const messages: TelegramMessage[] = [];
  const answers: { webhook: Attempt; telegram: Attempt } = { webhook: { kind: 'told' }, telegram: { kind: 'told' } };
  const deliveries = new NoticeDeliveries(table);
  const clock = { at };
  const deps: TellDeps = {
    sellers,
    sellerNotices: new SellerNotices(table),
    deliveries,
    chats: new Chats(table),
    listings: new Listings(table),
    messages: new Messages(table),
    webhookKey: async () => 'the key',
    postWebhook: async (post) => {
      posts.push(post);
      return answers.webhook;
    },
    sendTelegram: async (message) => {
      messages.push(message);
      return answers.telegram;
    },
    dashboardUrl: 'https://bot.example.com',
    now: () => clock.at,
  };
  const event: NoticeEvent = { type: 'chat.handed-off', at, chatId: 'u2i-1', seq: 2, reason: 'model-asked' };
  return {
    deps,
    seller,
    event,
    posts,
    messages,
    answers,
    clock,
    tell: (channel: NoticeChannel, tries = 1, told: NoticeEvent = event) =>
      tellSeller({ sellerId: seller.sellerId, channel, event: told }, tries, deps),
    state: (channel: NoticeChannel) => deliveries.get(seller.sellerId, channel),
    stored: async () => (await sellers.get(seller.sellerId, { isConsistent: true }))?.notices,
  };
}

describe('a seller', () => {
  it('is told by webhook, signed, and it is noted when', async () => {
    const { tell, posts, messages, seller, event, state } = await aTold({ notices: { secretVersion: 1 } });
    expect(await tell('webhook')).toBe('told');
    expect(posts).toMatchObject([
      {
        url: 'https://shop.example/',
        id: noticeId(seller.sellerId, event),
        secrets: [noticeSecret('the key', seller.sellerId, 1)],
      },
    ]);
    expect(JSON.parse(posts[0]?.body ?? '')).toMatchObject({ type: 'chat.handed-off', data: { chatId: 'u2i-1' } });
    expect(messages).toEqual([]);
    expect(await state('webhook')).toMatchObject({ toldAt: at });
  });

  it('is told on Telegram', async () => {
    const { tell, posts, messages } = await aTold();
    expect(await tell('telegram')).toBe('told');
    expect(messages).toEqual([{ chatId: '77', text: expect.stringContaining('покупателю нужен человек') }]);
    expect(posts).toEqual([]);
  });

  it('is not told twice when the queue brings a notice twice, and each channel is told by itself', async () => {
    const { tell, posts, messages } = await aTold();
    await tell('webhook');
    expect(await tell('webhook')).toBe('told-before');
    expect(await tell('telegram')).toBe('told');
    expect([posts.length, messages.length]).toEqual([1, 1]);
  });

  it('is told again, under the same id and with the same body, where it was not noted that he was', async () => {
    const { tell, posts, deps } = await aTold();
    const failing = { ...deps.deliveries, get: deps.deliveries.get.bind(deps.deliveries) };
    deps.deliveries = {
      ...failing,
      noteFailure: async () => {},
      noteTold: () => Promise.reject(new Error('table down')),
    };
    await expect(tell('webhook')).rejects.toThrow('table down');
    await expect(tell('webhook')).rejects.toThrow('table down');
    expect(posts[1]).toEqual(posts[0]);
  });

  it('is signed for with the old secret too, for a day', async () => {
    const { tell, posts, clock } = await aTold({ notices: { secretVersion: 2, secretChangedAt: at } });
    await tell('webhook');
    clock.at += 86_400_000;
    await tell('webhook', 1, { type: 'notice.test', at, testId: '1' });
    expect(posts.map(({ secrets }) => secrets.length)).toEqual([2, 1]);
  });
});

describe('nobody is told', () => {
  it.each<[string, Partial<NoticeSettings>]>([
    ['who has taken the channel away', { webhook: undefined }],
    ['whose channel was switched off', { webhook: { url: 'https://x.example/', switchedOff: { code: 'c', at } } }],
    ['who does not want such events any more', { events: ['turn.failed'] }],
  ])('%s since', async (_, notices) => {
    const { tell, posts } = await aTold({ notices });
    expect(await tell('webhook')).toBe('not-wanted');
    expect(posts).toEqual([]);
  });

  it('who is leaving, or gone', async () => {
    const { tell, deps, event } = await aTold({ seller: { deletingSince: 5 } });
    expect(await tell('webhook')).toBe('not-wanted');
    expect(await tellSeller({ sellerId: 'gone', channel: 'webhook', event }, 1, deps)).toBe('not-wanted');
  });
});

describe('a failure', () => {
  it('is noted by its code, and tried again as asked', async () => {
    const { tell, answers, state } = await aTold();
    answers.telegram = { kind: 'failed', code: 'telegram-rate-limited', retryAfterSeconds: 17 };
    await expect(tell('telegram')).rejects.toMatchObject({
      kind: 'transient',
      code: 'telegram-rate-limited',
      retryAfterSeconds: 17,
    });
    expect(await state('telegram')).toMatchObject({ failure: { code: 'telegram-rate-limited', at } });
  });

  it('is given up after the fifth attempt, without a dead letter: it is not ours', async () => {
    const { tell, answers } = await aTold();
    answers.webhook = { kind: 'failed', code: 'webhook-answered-503' };
    for (const tries of [1, 2, 3, 4]) await expect(tell('webhook', tries)).rejects.toMatchObject({ kind: 'transient' });
    expect(await tell('webhook', 5)).toBe('given-up');
  });

  it('that will not get better ends at once, and the channel stays on', async () => {
    const { tell, answers, stored } = await aTold();
    answers.webhook = { kind: 'refused', code: 'webhook-address-refused' };
    expect(await tell('webhook')).toBe('refused');
    expect((await stored())?.webhook?.switchedOff).toBeUndefined();
  });

  it('of ours goes to the dead letters', async () => {
    const { tell, answers, state } = await aTold();
    answers.telegram = { kind: 'broken', code: 'telegram-token-refused' };
    await expect(tell('telegram', 5)).rejects.toMatchObject({ kind: 'permanent', code: 'telegram-token-refused' });
    expect((await state('telegram')).failure?.code).toBe('telegram-token-refused');
  });

  it.each([
    ['webhook', 'webhook-gone'],
    ['telegram', 'telegram-blocked'],
  ] as const)('that says "no more" switches the %s off', async (channel, code) => {
    const { tell, answers, stored, state } = await aTold();
    answers[channel] = { kind: 'unwanted', code };
    expect(await tell(channel)).toBe('switched-off');
    expect((await stored())?.[channel]?.switchedOff).toEqual({ code, at });
    expect((await state(channel)).failure).toEqual({ code, at });
    expect(await tell(channel)).toBe('not-wanted');
  });
});

describe('what the people said', () => {
  const message = (change: Partial<Message>): Message => ({
    sellerId: '',
    chatId: 'u2i-1',
    messageId: 'm-1',
    author: 'buyer',
    content: { kind: 'text', text: 'Здравствуйте' },
    createdAt: at / 1_000,
    knownAt: at,
    seq: 1,
    source: 'webhook',
    ...change,
  });

  async function aTalk(notices: Partial<NoticeSettings>) {
    const told = await aTold({ notices });
    const { sellerId } = told.seller;
    await new Chats(table).openTurn(aNote({ sellerId, chatId: 'u2i-1' }, { listingId: '7' }), at);
    const listing = { listingId: '7', title: 'Диван угловой', status: 'active', fetchedAt: at } as const;
    await new Listings(table).put(sellerId, listing);
    const texts = ['Здравствуйте', `Позвоните ${'!'.repeat(600)}`, 'написано позже'];
    for (const [place, text] of texts.entries()) {
      const seq = place + 1;
      await new Messages(table).put(
        message({ sellerId, messageId: `m-${seq}`, seq, knownAt: at + seq, content: { kind: 'text', text } }),
      );
    }
    return told;
  }

  it('is not in a notice by itself', async () => {
    const { tell, posts, messages } = await aTalk({});
    await tell('webhook');
    await tell('telegram');
    expect(JSON.stringify([posts, messages])).not.toMatch(/Диван|Позвоните/);
  });

  it('is there where the seller wants it: the title, and the last words of that turn, cut short', async () => {
    const { tell, posts, messages } = await aTalk({ areDetailsShown: true });
    await tell('webhook');
    await tell('telegram');
    const { data } = JSON.parse(posts[0]?.body ?? '');
    expect(data.listingTitle).toBe('Диван угловой');
    expect(data.lastWords).toMatch(/^Позвоните !+…$/);
    expect(data.lastWords).toHaveLength(501);
    expect(messages[0]?.text).toContain('Объявление: Диван угловой');
  });

  it('may be a picture, or nothing that is known', async () => {
    const { tell, posts, seller, event } = await aTold({ notices: { areDetailsShown: true } });
    await tell('webhook');
    const chatId = 'u2i-2';
    await new Messages(table).put(
      message({ sellerId: seller.sellerId, chatId, content: { kind: 'image', url: 'https://img.example/1' } }),
    );
    await tell('webhook', 1, { ...event, chatId } as NoticeEvent);
    const [nothing, picture] = posts.map(({ body }) => JSON.parse(body).data);
    expect(nothing).not.toHaveProperty('lastWords');
    expect(picture.lastWords).toBe('[фото]');
  });
});
