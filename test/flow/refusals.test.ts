import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  await world.control.clearFaults();
  world.gemini.reset();
  await world.sellers.noteAvitoStatus(world.sellerId, 'connected', Date.now());
});
afterAll(() => world.close());

const MINUTE = 60;

describe('Avito', () => {
  it('that no longer takes the token (403) is asked for a new one, and the buyer is answered', async () => {
    const chat = aChat(world);
    world.control.expireTokens(chat.accountId);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(chat.answers()).toHaveLength(1);
  });

  it('that asks for silence (429) is left alone so long, and the buyer is answered after it', async () => {
    const chat = aChat(world);
    world.control.setFault({ kind: 'rate-limited', retryAfterSeconds: 20, operation: 'send-text', times: 1 });
    chat.buyerWrites('Сколько стоит?');
    await world.runFor(15);
    expect(chat.answers()).toHaveLength(0);
    await world.runFor(15);
    expect(chat.answers()).toHaveLength(1);
  });

  it.each([
    ['the chat card', 'chat'],
    ['the history', 'messages'],
  ] as const)('that fails for a while at %s delays the answer and loses nothing', async (_what, operation) => {
    const chat = aChat(world);
    world.control.setFault({ kind: 'error-before-accept', operation, times: 2 });
    chat.buyerWrites('Сколько стоит?');
    await world.runFor(20);
    expect(chat.answers()).toHaveLength(1);
  });

  it('whose tariff has no messenger (402): the seller is marked, the turn is a human’s, nothing is retried', async () => {
    const chat = aChat(world);
    world.control.setFault({ kind: 'payment-required', accountId: chat.accountId });
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(await world.sellers.get(world.sellerId)).toMatchObject({ avitoStatus: 'payment-required' });
    expect(await chat.lastReply()).toMatchObject({ state: 'failed', reason: 'avito-payment-required' });
    expect(await chat.chat()).toMatchObject({ state: 'needs-human' });

    await world.control.clearFaults();
    const next = aChat(world);
    next.buyerWrites('Ещё продаёте?');
    await world.runFor(5);
    expect(next.answers()).toEqual([]);
    expect(await next.lastReply()).toMatchObject({ state: 'failed', reason: 'avito-payment-required' });
  });

  it('that serves the seller again, when he has paid, is noticed within minutes', async () => {
    await world.sellers.noteAvitoStatus(world.sellerId, 'payment-required', Date.now());
    for (let minute = 0; minute < 11; minute += 1) {
      world.advance(MINUTE);
      await world.reconcile();
    }
    expect(await world.sellers.get(world.sellerId)).toMatchObject({ avitoStatus: 'connected' });
  });

  it('that has no rights for one chat (403 with a fresh token) fails that turn alone', async () => {
    const chat = aChat(world);
    world.control.setFault({ kind: 'forbidden', operation: 'send-text', times: 2 });
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(await chat.lastReply()).toMatchObject({ state: 'failed' });
    expect(await world.sellers.get(world.sellerId)).toMatchObject({ avitoStatus: 'connected' });
  });
});

describe('Gemini', () => {
  it.each(['429', '500', '503'] as const)('that fails once (%s) is replaced by its fallback', async (fail) => {
    const chat = aChat(world);
    world.gemini.behave({ fail, times: 1 });
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(chat.answers()).toEqual([expect.stringContaining('4 500 ₽')]);
    expect((await chat.lastReply())?.usage).not.toEqual([]);
  });

  it.each(['429', '500', '503', 'geo-block', 'bad-key'] as const)(
    'that fails for good (%s) hands the buyer over',
    async (fail) => {
      const chat = aChat(world);
      world.gemini.behave({ fail });
      chat.buyerWrites('Сколько стоит?');
      await world.run();
      expect(await chat.lastReply()).toMatchObject({ state: 'handed-off', reason: expect.stringMatching(/^model-/) });
      expect(chat.answers()).toHaveLength(1);
    },
  );
});
