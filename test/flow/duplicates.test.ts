import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => world.control.clearFaults());
afterAll(() => world.close());

describe('the same webhook', () => {
  it('200 times is one stored message and one reply', async () => {
    const chat = aChat(world);
    world.control.setWebhookFault({ kind: 'duplicate', copies: 200, whose: 'buyer' });
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect((await chat.stored()).map(({ author }) => author).sort()).toEqual(['bot', 'buyer']);
    expect(chat.answers()).toHaveLength(1);
  });

  it('again an hour later, when the queue has forgotten it, changes nothing', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    world.advance(3_600);
    for (const message of chat.messages()) await world.deliver(chat.webhookOf(message));
    await world.runFor(5);
    expect(chat.answers()).toHaveLength(1);
    expect(await chat.stored()).toHaveLength(2);
    expect(await chat.chat()).toMatchObject({ inboundSeq: 1, answeredSeq: 1, state: 'waiting' });
  });
});

describe('webhooks out of order', () => {
  it('are still one reply to all of them', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Здравствуйте');
    await world.control.settled();
    world.control.setWebhookFault({ kind: 'reorder', size: 2, whose: 'buyer' });
    chat.buyerWrites('а вот');
    chat.buyerWrites('сколько стоит?');
    await world.runFor(15);
    expect(chat.answers()).toHaveLength(1);
  });

  it('lose no message: one that comes after the answer to a later one is answered too', async () => {
    const chat = aChat(world);
    const first = chat.buyerWrites('Здравствуйте! Ещё продаёте?');
    await world.run();
    world.advance(30);
    await world.deliver(
      chat.webhookOf({ ...first, id: 'late', createdAt: first.createdAt - 5_000, text: 'Какая цена?' }),
    );
    await world.run();
    expect(chat.answers()).toEqual([expect.any(String), expect.stringContaining('4 500 ₽')]);
    expect(await chat.chat()).toMatchObject({ state: 'waiting', inboundSeq: 2, answeredSeq: 2 });
  });
});

describe('a message that comes in while the model thinks', () => {
  it('makes the answer worthless; the next one is made with both in view', async () => {
    const chat = aChat(world);
    const { model } = world.workerDeps;
    let asked = 0;
    const prompts: string[] = [];
    const worker = world.workerWith({
      model: {
        async answer(prompt) {
          asked += 1;
          prompts.push(prompt.turns.at(-1)?.text ?? '');
          if (asked === 1) {
            chat.buyerWrites('И доставка есть?');
            await world.takeInAll();
          }
          return model.answer(prompt);
        },
      },
    });
    chat.buyerWrites('Сколько стоит?');
    await world.run(worker);
    for (let second = 0; second < 5; second += 1) {
      world.advance(1);
      await world.run(worker);
    }
    expect(prompts).toHaveLength(2);
    expect(prompts[1]).toContain('Сколько стоит?');
    expect(prompts[1]).toContain('И доставка есть?');
    expect(chat.answers()).toHaveLength(1);
  });
});
