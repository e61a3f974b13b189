import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => world.control.clearFaults());
afterAll(() => world.close());

const MINUTE = 60;

describe('reconcile', () => {
  it('brings in a message whose webhook was dropped, and it is answered', async () => {
    const chat = aChat(world);
    world.control.setWebhookFault({ kind: 'drop', whose: 'buyer' });
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(chat.answers()).toEqual([]);
    await world.reconcile();
    await world.run();
    expect(chat.answers()).toEqual([expect.stringContaining('4 500 ₽')]);
    expect(await chat.stored()).toContainEqual(expect.objectContaining({ author: 'buyer', source: 'reconcile' }));
  });

  it('does not double a message whose webhook is only late', async () => {
    const chat = aChat(world);
    world.control.setWebhookFault({ kind: 'drop', whose: 'buyer', times: 1 });
    const message = chat.buyerWrites('Сколько стоит?');
    await world.control.settled();
    await world.reconcile();
    await world.deliver(chat.webhookOf(message));
    await world.run();
    world.advance(10 * MINUTE);
    await world.deliver(chat.webhookOf(message));
    await world.runFor(3);
    expect(chat.answers()).toHaveLength(1);
    expect((await chat.stored()).filter(({ author }) => author === 'buyer')).toHaveLength(1);
  });

  it('finds a message that our own reading of the chat has hidden among the read ones', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Ещё продаёте?');
    await world.takeInAll();
    world.control.setWebhookFault({ kind: 'drop', whose: 'buyer' });
    const avitoFor: typeof world.workerDeps.avitoFor = (seller) => {
      const avito = world.workerDeps.avitoFor(seller);
      return {
        ...avito,
        markRead(chatId) {
          chat.buyerWrites('Сколько стоит?'); // after the answer, just before we read the chat
          return avito.markRead(chatId);
        },
      };
    };
    await world.run(world.workerWith({ avitoFor }));
    expect(chat.answers()).toHaveLength(1);
    await world.reconcile();
    await world.run();
    expect(chat.answers()).toEqual([expect.any(String), expect.stringContaining('4 500 ₽')]);
  });

  it('lets a human be noticed whose webhook was dropped', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Ещё продаёте?');
    await world.run();
    world.control.setWebhookFault({ kind: 'drop', whose: 'own' });
    world.advance(5);
    chat.sellerWrites('Это Ольга.');
    await world.control.settled();
    await world.reconcile();
    await world.run();
    expect(await chat.chat()).toMatchObject({ takeoverUntil: expect.any(Number) });
  });

  it('queues nothing for chats it knows', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Какая у кресла максимальная нагрузка?'); // handed over: the chat stays unread
    await world.run();
    await world.reconcile();
    await world.runFor(3);
    expect(chat.answers()).toHaveLength(1);
    expect(await chat.chat()).toMatchObject({ inboundSeq: 1 });
  });

  it('does not answer what lay unread for longer than the age gate', async () => {
    const chat = aChat(world);
    world.control.setWebhookFault({ kind: 'drop', whose: 'buyer' });
    chat.buyerWrites('Сколько стоит?');
    await world.control.settled();
    world.advance(16 * MINUTE);
    await world.reconcile();
    await world.runFor(3);
    expect(chat.answers()).toEqual([]);
    expect((await chat.stored())[0]).toMatchObject({ silentBecause: 'too-old' });
  });

  it('asks again for an answer whose job was lost', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Сколько стоит?');
    await world.takeInAll();
    expect(await world.repliesPump.receive()).toHaveLength(1); // and nobody ever finishes it
    world.advance(2 * MINUTE);
    await world.reconcile();
    await world.run();
    expect(chat.answers()).toHaveLength(1);
  });

  it('says when webhooks went silent while messages arrive, and when they are back', async () => {
    const chat = aChat(world);
    world.control.setWebhookFault({ kind: 'drop', whose: 'buyer' });
    chat.buyerWrites('Сколько стоит?');
    await world.control.settled();
    world.advance(2 * MINUTE);
    await world.reconcile();
    await world.run();
    expect(await world.sellers.get(world.sellerId)).toMatchObject({ webhookStatus: 'silent' });
    await world.control.clearFaults();
    for (let minute = 0; minute < 11; minute += 1) {
      world.advance(MINUTE);
      await world.reconcile();
    }
    expect(await world.sellers.get(world.sellerId)).toMatchObject({ webhookStatus: 'ours' });
  });

  it('leaves a subscription of somebody else alone and says that ours is lost', async () => {
    const { accountId } = aChat(world);
    const foreign = 'https://crm.example/hook';
    world.control.setSubscriptions(accountId, [foreign]);
    for (let minute = 0; minute < 11; minute += 1) {
      world.advance(MINUTE);
      await world.reconcile();
    }
    expect(await world.sellers.get(world.sellerId)).toMatchObject({ webhookStatus: 'lost' });
    expect(world.control.subscriptionsOf(accountId).map(({ url }) => url)).toEqual([foreign]);
    world.control.setSubscriptions(accountId, [world.webhookUrl]);
  });
});
