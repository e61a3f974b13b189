import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SAFE_SENTENCES } from '../../shared/ai/safe-sentences.ts';
import { ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import { connectTable } from '../../shared/store/table.ts';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let knowledge: ListingKnowledgeStore;
beforeAll(async () => {
  world = await startWorld();
  knowledge = new ListingKnowledgeStore(connectTable(process.env.TABLE_NAME ?? ''));
});
afterEach(() => world.setSettings({}));
afterAll(() => world.close());

/** The world's clock stands at a Monday, 13:00 in Moscow. */
const hours = (from: string, to: string) => ({
  isAlways: false,
  monday: [{ from, to }],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
});
const workingHours = hours('18:00', '20:00');

describe('outside working hours', () => {
  it.each([
    ['answer', { state: 'sent', reason: 'answered' }],
    ['draft', { state: 'draft', reason: 'answered' }],
    ['hand-off', { state: 'handed-off', reason: 'outside-hours' }],
    ['silent', { state: 'silent', reason: 'outside-hours' }],
  ] as const)('the bot does what the seller wants: %s', async (outsideHours, reply) => {
    await world.setSettings({ workingHours, outsideHours });
    const chat = aChat(world);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(await chat.lastReply()).toMatchObject(reply);
    expect(chat.answers()).toHaveLength(['answer', 'hand-off'].includes(outsideHours) ? 1 : 0);
  });

  it('a buyer who is handed over is told so', async () => {
    await world.setSettings({ workingHours, outsideHours: 'hand-off' });
    const chat = aChat(world);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(Object.values(SAFE_SENTENCES)).toContain(chat.answers()[0]);
  });

  it('within them it answers', async () => {
    await world.setSettings({ workingHours: hours('09:00', '18:00'), outsideHours: 'silent' });
    const chat = aChat(world);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(chat.answers()).toHaveLength(1);
  });
});

describe("the seller's words for a person", () => {
  it('bring one, without asking the model', async () => {
    await world.setSettings({ handOffWords: ['жалоб*'] });
    const chat = aChat(world);
    const isAsked = () => Promise.reject(new Error('the model was asked'));
    chat.buyerWrites('У меня ЖАЛОБА на кресло, сколько ждать?');
    await world.run(world.workerWith({ model: { answer: isAsked } }));
    expect(await chat.lastReply()).toMatchObject({ state: 'handed-off', reason: 'hand-off-words' });
    expect((await chat.chat())?.state).toBe('needs-human');
  });
});

describe('what the seller says of one listing', () => {
  it.each([
    ['auto', 'draft', { state: 'draft' }],
    ['auto', 'off', { state: 'silent', reason: 'listing-off' }],
    ['draft', 'auto', { state: 'sent' }],
    ['draft', 'inherit', { state: 'draft' }],
  ] as const)('a seller in %s, the listing in %s', async (mode, listingMode, reply) => {
    await world.setSettings({ mode });
    const chat = aChat(world);
    await knowledge.change(world.sellerId, chat.listingId, { mode: listingMode }, 0);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(await chat.lastReply()).toMatchObject(reply);
  });

  it('is among the facts', async () => {
    const chat = aChat(world);
    await knowledge.change(world.sellerId, chat.listingId, { text: 'Обивка из льна.', notes: 'Ножки дубовые.' }, 0);
    const prompts: string[] = [];
    const { model } = world.workerDeps;
    chat.buyerWrites('Сколько стоит?');
    await world.run(
      world.workerWith({
        model: {
          answer: (prompt) => {
            prompts.push(prompt.turns.at(-1)?.text ?? '');
            return model.answer(prompt);
          },
        },
      }),
    );
    expect(prompts[0]).toMatch(/listing\.text.*Обивка из льна/);
    expect(prompts[0]).toMatch(/listing\.notes.*Ножки дубовые/);
  });
});

it('the patience is the one the seller has chosen', async () => {
  await world.setSettings({ waitSeconds: 20 });
  const chat = aChat(world);
  chat.buyerWrites('Сколько стоит?');
  await world.run();
  await world.runAfter(19);
  expect(chat.answers()).toEqual([]);
  await world.runAfter(2);
  expect(chat.answers()).toHaveLength(1);
});

describe('what only a person can settle', () => {
  it.each([
    ['Купил у вас кресло, сломалось на второй день', 'complaint', 'Мне очень жаль'],
    ['хочу вернуть кресло', 'return-wanted', 'вашу просьбу'],
    ['подам на вас в суд', 'legal-threat', 'Понимаю вас'],
    ['перезвоните мне', 'call-wanted', 'ждёте звонка'],
    ['позовите человека', 'person-wanted', 'вашу просьбу'],
  ])('goes to one with a sentence that fits, and the model is not asked: %s', async (text, reason, sentence) => {
    const chat = aChat(world);
    const asks = world.gemini.requests().count;
    chat.buyerWrites(text);
    await world.runFor(7);
    expect(await chat.lastReply()).toMatchObject({ state: 'handed-off', reason });
    expect(chat.answers()).toEqual([expect.stringContaining(sentence)]);
    expect(world.gemini.requests().count).toBe(asks);
  });
});

describe("the seller's ready answers", () => {
  it('answer a simple question in his own words, without the model', async () => {
    const api = await world.signIn();
    const { sellerId } = world;
    const { templateId } = await api.createTemplate({
      params: { sellerId },
      body: { name: 'Адрес', text: 'Казань, Лесная, 7.', keywords: ['адрес'] },
    });
    const chat = aChat(world);
    const asks = world.gemini.requests().count;
    chat.buyerWrites('Подскажите адрес?');
    await world.run();
    expect(chat.answers()).toEqual(['Здравствуйте! Казань, Лесная, 7.']);
    expect(await chat.lastReply()).toMatchObject({
      state: 'sent',
      reason: 'template',
      usedFacts: [`templates.${templateId}`],
      usage: [],
    });
    expect(world.gemini.requests().count).toBe(asks);

    chat.buyerWrites('А сколько стоит?');
    await world.runFor(7);
    expect(chat.answers()).toHaveLength(2);
    expect(world.gemini.requests().count).toBe(asks + 1);
    await api.deleteTemplate({ params: { sellerId, templateId } });
  });
});
