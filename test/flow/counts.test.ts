import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countAnswers } from '../../shared/chats/answer-times.ts';
import type { HourCounts } from '../../shared/store/counts.ts';
import { aChat } from './a-chat.ts';
import { dieAt, REDELIVERY_SECONDS } from './die-at.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => {
  world.advance(7_200 - ((Date.now() / 1_000) % 3_600)); // an hour of its own for each test
});
afterEach(async () => {
  await world.control.clearFaults();
  await world.setSettings({});
});
afterAll(() => world.close());

/** What the hour says that is under way. */
async function thisHour(): Promise<HourCounts | undefined> {
  const [hour] = await world.counts.hours(world.sellerId, { from: Date.now(), to: Date.now() });
  return hour;
}

describe('what is counted of', () => {
  it('an answered turn of two messages', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Здравствуйте');
    await world.run();
    world.advance(2);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    const hour = await thisHour();
    expect(hour).toMatchObject({
      messages: { buyer: 2, bot: 1, human: 0 },
      outcomes: [{ outcome: 'sent', reason: 'answered', count: 1 }],
      takeovers: 0,
      usage: { inputTokens: expect.any(Number), costMicroUsd: expect.any(Number) },
    });
    expect(hour?.usage.inputTokens).toBeGreaterThan(100);
    expect(hour?.firstAnswers.bot.slice(2, 5)).toContain(1); // from the first of the two
  });

  it('a buyer who is handed over and answered by a human a minute later', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Какая у кресла максимальная нагрузка?');
    await world.run();
    world.advance(100);
    chat.sellerWrites('До 120 килограммов.');
    await world.run();
    chat.sellerWrites('Приезжайте.');
    await world.run();
    const hour = await thisHour();
    expect(hour).toMatchObject({
      messages: { buyer: 1, bot: 1, human: 2 },
      outcomes: [{ outcome: 'handed-off', count: 1 }],
      takeovers: 1,
    });
    expect(countAnswers(hour?.firstAnswers.bot ?? [])).toBe(0);
    expect(hour?.firstAnswers.human[12]).toBe(1); // between one and two minutes
    expect(countAnswers(hour?.firstAnswers.human ?? [])).toBe(1);
  });

  it('a human who is quicker than the bot: the turn is his', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Здравствуйте');
    await world.run();
    chat.sellerWrites('Здравствуйте!');
    await world.runFor(10);
    const hour = await thisHour();
    expect(hour).toMatchObject({
      messages: { buyer: 1, bot: 0, human: 1 },
      outcomes: [{ outcome: 'silent', reason: 'human-answers', count: 1 }],
      takeovers: 1,
    });
    expect(countAnswers(hour?.firstAnswers.human ?? [])).toBe(1);
  });

  it('a message that opens no turn, once for all its deliveries', async () => {
    await world.setSettings({ mode: 'off' });
    const chat = aChat(world);
    world.control.setWebhookFault({ kind: 'duplicate', copies: 3, whose: 'buyer' });
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(await thisHour()).toMatchObject({
      messages: { buyer: 1, bot: 0 },
      outcomes: [{ outcome: 'not-answered', reason: 'mode-off', count: 1 }],
    });
  });
});

it('nothing is counted twice, wherever the worker dies', async () => {
  for (let call = 8; ; call += 1) {
    world.advance(7_200 - ((Date.now() / 1_000) % 3_600));
    const place = await dieAt(world, aChat(world), call, 'after');
    await world.runAfter(REDELIVERY_SECONDS, 3);
    const hour = await thisHour();
    const turns = hour?.outcomes.reduce((total, { count }) => total + count, 0) ?? 0;
    // Who dies between closing the turn and counting it takes the count along.
    if (place === 'chats.finishTurn') expect(turns).toBe(0);
    else expect(turns, place).toBe(1);
    if (place === undefined) break;
  }
});
