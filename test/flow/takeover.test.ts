import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  await world.control.clearFaults();
  await world.setSettings({});
});
afterAll(() => world.close());

const MINUTE = 60;

describe('a human of the seller who writes', () => {
  it('silences the bot for 30 minutes since his last message, and no longer', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Здравствуйте! Ещё продаёте?');
    await world.run();
    expect(chat.answers()).toHaveLength(1);

    world.advance(20);
    chat.sellerWrites('Добрый день, это Ольга. Чем помочь?');
    await world.run();
    world.advance(20 * MINUTE);
    chat.sellerWrites('Я на месте до вечера.');
    await world.run();
    world.advance(29 * MINUTE);
    chat.buyerWrites('Сколько стоит?');
    await world.runFor(10);
    expect(chat.answers()).toHaveLength(1);
    expect((await chat.stored()).at(-1)).toMatchObject({ silentBecause: 'human-answers' });

    world.advance(2 * MINUTE);
    chat.buyerWrites('Так сколько стоит?');
    await world.run();
    expect(chat.answers()).toHaveLength(2);
  });

  it('stops an answer that waits for the rest of the question', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Здравствуйте');
    await world.run();
    chat.sellerWrites('Здравствуйте!');
    await world.runFor(10);
    expect(chat.answers()).toEqual([]);
    expect(await chat.lastReply()).toMatchObject({ state: 'silent', reason: 'human-answers' });
    expect(await chat.chat()).toMatchObject({ state: 'waiting', answeredSeq: 1 });
  });

  it.each([
    ['and his webhook comes', false],
    ['and his webhook is lost, but Avito refuses to hide him', true],
  ])('while the model thinks stops the answer (%s)', async (_how, isLost) => {
    const chat = aChat(world);
    const { model } = world.workerDeps;
    const worker = world.workerWith({
      model: {
        async answer(prompt) {
          if (!isLost) {
            chat.sellerWrites('Я сам отвечу.');
            await world.takeInAll();
          }
          return model.answer(prompt);
        },
      },
    });
    if (isLost) world.control.setWebhookFault({ kind: 'drop', whose: 'own' });
    chat.buyerWrites('Сколько стоит?');
    await world.takeInAll();
    if (isLost) chat.sellerWrites('Я сам отвечу.');
    await world.run(worker);
    expect(chat.answers()).toEqual([]);
    expect(await chat.lastReply()).toMatchObject({ state: 'silent', reason: 'human-answers' });
    expect(await chat.chat()).toMatchObject({ takeoverUntil: expect.any(Number) });
  });

  it('who wrote before the seller came to us is respected', async () => {
    const chat = aChat(world);
    world.control.setWebhookFault({ kind: 'drop' });
    chat.buyerWrites('Здравствуйте');
    chat.sellerWrites('Здравствуйте, слушаю вас.');
    await world.control.settled();
    await world.control.clearFaults();
    world.advance(5 * MINUTE);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(chat.answers()).toEqual([]);
  });

  it('for as long as the seller has chosen', async () => {
    await world.setSettings({ takeoverMinutes: 5 });
    const chat = aChat(world);
    chat.buyerWrites('Ещё продаёте?');
    await world.run();
    world.advance(5);
    chat.sellerWrites('Секунду.');
    await world.run();
    world.advance(5 * MINUTE + 1);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(chat.answers()).toHaveLength(2);
  });
});

describe("the bot's own echo", () => {
  it.each([
    ['after the response', undefined],
    ['before the response', { kind: 'echo-first', whose: 'own' } as const],
    ['twice', { kind: 'duplicate', copies: 3, whose: 'own' } as const],
  ])('%s is never a takeover', async (_when, fault) => {
    const chat = aChat(world);
    if (fault !== undefined) world.control.setWebhookFault(fault);
    chat.buyerWrites('Ещё продаёте?');
    await world.run();
    world.advance(10);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(chat.answers()).toHaveLength(2);
    expect((await chat.chat())?.takeoverUntil).toBeUndefined();
  });

  it('is not taken for a human’s when the table has not heard of it yet', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Ещё продаёте?');
    await world.run();
    world.advance(10);
    chat.buyerWrites('Сколько стоит?');
    const { replies } = world.workerDeps;
    const late = new Proxy(replies, {
      get: (_replies, name) => {
        if (name === 'lately') return async () => [];
        const value = Reflect.get(replies, name);
        return typeof value === 'function' ? value.bind(replies) : value;
      },
    });
    await world.run(world.workerWith({ replies: late }));
    expect(chat.answers()).toHaveLength(2);
    expect((await chat.chat())?.takeoverUntil).toBeUndefined();
  });

  it('is one among many when the chat is long, and none of them is a takeover', async () => {
    const chat = aChat(world);
    for (let turn = 0; turn < 12; turn += 1) {
      chat.buyerWrites('Ещё продаёте?');
      await world.run();
      world.advance(turn % 3 === 0 ? 0 : 3); // in the same second now and then
    }
    expect(chat.answers()).toHaveLength(12);
    expect((await chat.chat())?.takeoverUntil).toBeUndefined();
  });

  it('is seen beside a turn of many words', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Ещё продаёте?');
    await world.run();
    world.advance(5);
    for (const word of 'скажите мне пожалуйста вот такую вещь я хочу знать какая цена?'.split(' ')) {
      chat.buyerWrites(word);
      await world.takeInAll();
    }
    const prompts: string[] = [];
    const { model } = world.workerDeps;
    const answer: typeof model.answer = (prompt) => {
      prompts.push(prompt.turns.at(-1)?.text ?? '');
      return model.answer(prompt);
    };
    await world.run(world.workerWith({ model: { answer } }));
    await world.runFor(15);
    expect(prompts[0]).toContain('скажите');
    expect(chat.answers()).toHaveLength(2);
  });

  it("is not mixed up with Avito's own notices and bots", async () => {
    const chat = aChat(world);
    chat.buyerWrites('Здравствуйте');
    await world.takeInAll();
    world.control.systemWrites({ chatId: chat.id(), text: '[Системное сообщение] Покупатель посмотрел телефон' });
    world.control.systemWrites({ chatId: chat.id(), text: 'Автоответ', flowId: 'flower_161071' });
    await world.runFor(10);
    expect(chat.answers()).toHaveLength(1);
    expect((await chat.chat())?.takeoverUntil).toBeUndefined();
  });
});
