import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../local/listen.ts';
import { createGeminiModel } from '../../shared/ai/gemini-model.ts';
import { SAFE_SENTENCES } from '../../shared/ai/safe-sentences.ts';
import type { Client } from '../../shared/api/client.ts';
import type { contract } from '../../shared/api/contract.ts';
import { aChat } from './a-chat.ts';
import { createPump } from './pump.ts';
import { startWorld, type World } from './world.ts';

/** A seller's own program, and Telegram: both answer as they are told and keep what they were sent. */
let receiver: Listening;
let answerWith = 204;
let received: { path: string; headers: Record<string, string>; body: string }[] = [];
let world: World;
let api: Client<typeof contract>;
let secret: string;
let notices: ReturnType<typeof createPump>;
let tell: () => Promise<void>;

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    received.push({ path: request.url ?? '', headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(answerWith).end('{"ok":true}');
  });
  receiver = await listen(server, 0);
  world = await startWorld();
  const { createHandler } = await import('../../functions/notifier/handler.ts');
  const { createDeps } = await import('../../functions/notifier/deps.ts');
  const { sendTelegram } = await import('../../functions/notifier/send-telegram.ts');
  const telegram = { apiUrl: receiver.url, token: async () => '123456:a-token' };
  const handler = createHandler({ ...createDeps(), sendTelegram: (message) => sendTelegram(message, telegram) });
  notices = createPump(world.cloud, 'notifier');
  tell = async () => {
    while (await notices.once(handler));
  };
  ({ secret } = await (await world.signIn()).rotateNoticeSecret({ params: params() }));
});
beforeEach(async () => {
  received = [];
  answerWith = 204;
  // The world's clock runs faster than a token lasts.
  api = await world.signIn();
  await choose({ webhook: { url: `${receiver.url}/hook` } });
});
afterEach(() => world.setSettings({}));
afterAll(async () => {
  notices.close();
  await Promise.all([world.close(), receiver.close(0)]);
});

const params = () => ({ sellerId: world.sellerId });
const choose = (body: NonNullable<Parameters<typeof api.changeNotices>[0]['body']>) =>
  api.changeNotices({ params: params(), body });
const verified = () =>
  received.map(({ headers, body }) => new Webhook(secret).verify(body, headers) as { type: string; data: object });

/** Gemini by the real adapter, with less patience than a deployment has. */
const impatientModel = () => {
  const price = { inputUsdPerMillion: 0.3, outputUsdPerMillion: 2.5 };
  return createGeminiModel({
    apiKey: 'key',
    baseUrl: world.gemini.url,
    model: 'gemini-a',
    fallbackModel: 'gemini-b',
    timeoutMs: 150,
    prices: { 'gemini-a': price, 'gemini-b': price },
    now: Date.now,
  });
};

describe('the seller is told at once', () => {
  it('when the bot hands a chat to a human', async () => {
    await world.setSettings({ handOffWords: ['жалоб*'] });
    const chat = aChat(world);
    chat.buyerWrites('У меня жалоба, сколько ждать?');
    await world.run();
    await tell();
    expect(verified()).toEqual([
      {
        type: 'chat.handed-off',
        timestamp: expect.any(String),
        data: {
          sellerId: world.sellerId,
          sellerName: expect.any(String),
          chatId: chat.id(),
          seq: 1,
          reason: 'hand-off-words',
          links: {
            avito: `https://www.avito.ru/profile/messenger/channel/${chat.id()}`,
            dashboard: `${world.apiUrl}/sellers/${world.sellerId}/chats/${chat.id()}`,
          },
        },
      },
    ]);
  });

  it('when a draft waits, when a turn failed, and not when the bot has answered', async () => {
    const answered = aChat(world);
    answered.buyerWrites('Сколько стоит?');
    await world.run();
    await tell();
    expect(received).toEqual([]);

    await world.setSettings({ mode: 'draft' });
    const drafted = aChat(world);
    drafted.buyerWrites('Сколько стоит?');
    await world.run();
    await world.setSettings({});
    const failed = aChat(world);
    failed.buyerWrites('Сколько стоит?');
    await world.takeInAll();
    world.advance(1_000);
    await world.run();
    await tell();
    expect(verified()).toMatchObject([
      { type: 'reply.drafted', data: { chatId: drafted.id(), reason: 'answered' } },
      { type: 'turn.failed', data: { chatId: failed.id(), reason: 'answer-too-late' } },
    ]);
  });

  it.each([
    ['fails', { fail: '503' }, 'model-unavailable'],
    ['filters', { nonsense: 'safety' }, 'model-blocked'],
    ['talks nonsense', { nonsense: 'wrong-schema' }, 'model-nonsense'],
    ['breaks off', { nonsense: 'max-tokens' }, 'model-nonsense'],
    ['is slow', { latencyMs: 60_000 }, 'model-timeout'],
  ] as const)(
    'when the model %s, while the buyer reads a safe sentence, and nothing is tried again',
    async (_how, behaviour, reason) => {
      world.gemini.behave(behaviour);
      const asks = world.gemini.requests().count;
      const chat = aChat(world);
      chat.buyerWrites('Сколько стоит?');
      await world.run(world.workerWith({ model: impatientModel() }));
      world.gemini.reset();
      await tell();
      expect(chat.answers()).toEqual([expect.toSatisfy((text: string) => SAFE_SENTENCES.includes(text))]);
      expect(verified()).toMatchObject([{ type: 'chat.handed-off', data: { chatId: chat.id(), reason } }]);
      // The model and the one to fall back on, once each; and an hour later nobody asks again.
      expect(world.gemini.requests().count - asks).toBe(2);
      await world.runAfter(3_600);
      expect(world.gemini.requests().count - asks).toBe(2);
      expect(chat.answers()).toHaveLength(1);
    },
  );

  it('on Telegram, with title and words where he wants them', async () => {
    await choose({ telegram: { chatId: '77' }, areDetailsShown: true });
    await world.setSettings({ handOffWords: ['жалоб*'] });
    const chat = aChat(world);
    chat.buyerWrites('Это жалоба: почему ножка шатается?');
    await world.run();
    answerWith = 200;
    await tell();
    expect(received.map(({ path }) => path)).toEqual(['/bot123456:a-token/sendMessage']);
    const { chat_id, text } = JSON.parse(received[0]?.body ?? '');
    expect(chat_id).toBe('77');
    expect(text).toMatch(/Объявление: Кресло офисное\nПокупатель: «Это жалоба: почему ножка шатается\?»/);
  });
});

describe('the seller is told once', () => {
  it('when his server has failed before, under one id', async () => {
    await world.setSettings({ handOffWords: ['жалоб*'] });
    aChat(world).buyerWrites('Кому жалоба?');
    await world.run();
    answerWith = 503;
    await tell();
    answerWith = 204;
    world.advance(15);
    await tell();
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([
      received[0]?.headers['webhook-id'],
      received[0]?.headers['webhook-id'],
    ]);
    world.advance(600);
    await tell();
    expect(received).toHaveLength(2);
    const { webhook } = await api.getNotices({ params: params() });
    expect(webhook).toMatchObject({ toldAt: expect.any(String), failure: { code: 'webhook-answered-503' } });
  });

  it('when the worker died after it had asked for the notice', async () => {
    await world.setSettings({ handOffWords: ['жалоб*'] });
    const chat = aChat(world);
    chat.buyerWrites('Кому жалоба?');
    const { chats } = world.workerDeps;
    const finishTurn = () => Promise.reject(new Error('the worker died'));
    const dying = world.workerWith({ chats: Object.assign(Object.create(chats), { finishTurn }) });
    await world.run(dying);
    world.advance(70);
    await world.run();
    expect((await chat.chat())?.state).toBe('needs-human');
    await tell();
    expect(verified().map(({ type }) => type)).toEqual(['chat.handed-off']);
  });
});

it('a receiver that is gone is not called again, until the seller sets it anew', async () => {
  answerWith = 410;
  await api.testNotices({ params: params() });
  await tell();
  expect(received).toHaveLength(1);
  await expect(api.testNotices({ params: params() })).rejects.toMatchObject({ code: 'no-channel' });
  const { webhook } = await api.getNotices({ params: params() });
  expect(webhook?.switchedOff).toMatchObject({ code: 'webhook-gone' });

  answerWith = 204;
  await choose({ webhook: { url: `${receiver.url}/hook` } });
  const { noticeId } = await api.testNotices({ params: params() });
  await tell();
  expect(received[1]?.headers['webhook-id']).toBe(noticeId);
});
