import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.setSettings({ bargaining: { isAllowed: true, floorPercent: 80, stepPercent: 5, rounds: 2 } }));
afterEach(() => world.gemini.reset());
afterAll(() => world.close());

/** What the buyer writes, answered before he writes on. */
async function say(chat: ReturnType<typeof aChat>, text: string) {
  chat.buyerWrites(text);
  await world.takeInAll();
  await world.runAfter(2, 8);
  return chat.lastReply();
}

describe('a buyer who bargains', () => {
  it('gets an offer, a lower one, the last one, and what he agrees to', async () => {
    const chat = aChat(world, { price: 24_500 });
    expect(await say(chat, 'За 15000 отдадите?')).toMatchObject({
      state: 'sent',
      usedFacts: ['bargain.offer'],
      text: expect.stringContaining('23 300 ₽'),
      offer: 23_300,
    });
    expect(await chat.chat()).toMatchObject({ offers: [23_300] });
    expect(await say(chat, 'А дешевле отдадите?')).toMatchObject({ state: 'sent', offer: 22_100 });
    const last = await say(chat, 'За 20000 отдадите?');
    expect(last).toMatchObject({ state: 'sent', text: expect.stringContaining('22 100 ₽') });
    expect(last).not.toHaveProperty('offer');
    expect(await say(chat, 'Хорошо, беру')).toMatchObject({ usedFacts: ['bargain.agreed'], agreedPrice: 22_100 });
    expect(await chat.chat()).toMatchObject({ offers: [23_300, 22_100], agreedPrice: 22_100 });
  });

  it('gets no offer twice out of one turn, however often it is delivered', async () => {
    const chat = aChat(world, { price: 24_500 });
    const message = chat.buyerWrites('За 15000 отдадите?');
    await world.takeInAll();
    await world.deliver(chat.webhookOf(message));
    await world.runAfter(2, 8);
    expect(chat.answers()).toHaveLength(1);
    expect(await chat.chat()).toMatchObject({ offers: [23_300] });
  });

  it('is not held to an offer that the model did not word', async () => {
    world.gemini.behave({ obey: 'Здравствуйте! Цена 24 500 ₽.' });
    const chat = aChat(world, { price: 24_500 });
    expect(await say(chat, 'За 15000 отдадите?')).toMatchObject({ state: 'sent', usedFacts: [] });
    expect(await chat.chat()).not.toHaveProperty('offers');
  });

  it('is left to the person who has named a price', async () => {
    const chat = aChat(world, { price: 24_500 });
    await say(chat, 'Ещё продаёте?');
    chat.sellerWrites('Да, вам отдам за 23 000');
    await world.takeInAll();
    await world.runAfter(31 * 60);
    expect(await say(chat, 'А за 20000 отдадите?')).toMatchObject({ state: 'handed-off', reason: 'human-bargains' });
    expect(await chat.chat()).not.toHaveProperty('offers');
  });

  it('hears that the price stays where the seller does not bargain', async () => {
    await world.setSettings({});
    const chat = aChat(world, { price: 24_500 });
    const reply = await say(chat, 'За 15000 отдадите?');
    expect(reply).toMatchObject({ state: 'sent', usedFacts: ['bargain.none'] });
    expect(reply?.text).toContain('24 500 ₽');
  });
});

describe('in draft mode', () => {
  it('nothing was offered before a person has sent it', async () => {
    await world.setSettings({
      mode: 'draft',
      bargaining: { isAllowed: true, floorPercent: 80, stepPercent: 5, rounds: 2 },
    });
    const chat = aChat(world, { price: 24_500 });
    expect(await say(chat, 'За 15000 отдадите?')).toMatchObject({ state: 'draft', offer: 23_300 });
    expect(await say(chat, 'Ну за 15000?')).toMatchObject({ state: 'draft', offer: 23_300 });
    expect(await chat.chat()).not.toHaveProperty('offers');
  });
});
