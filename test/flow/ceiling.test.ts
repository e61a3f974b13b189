import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAFE_SENTENCES } from '../../shared/ai/safe-sentences.ts';
import type { NoticeJob } from '../../shared/queues/notice-queue.ts';
import { ceilingCrossed } from '../../shared/sellers/daily-ceiling.ts';
import { connectTable } from '../../shared/store/table.ts';
import { Templates } from '../../shared/store/templates.ts';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** The worker, with what it has the seller told of. */
function listening() {
  const told: NoticeJob['event'][] = [];
  const noticeQueue = { put: async (jobs: NoticeJob[]) => void told.push(...jobs.map(({ event }) => event)) };
  return { told, worker: world.workerWith({ noticeQueue }) };
}

async function ask(text: string, worker = listening().worker) {
  const chat = aChat(world);
  chat.buyerWrites(text);
  await world.run(worker);
  return chat;
}

const spent = async () => {
  const hours = await world.counts.hours(world.sellerId, { from: Date.now() - 86_400_000, to: Date.now() });
  return hours.reduce((sum, { usage }) => sum + usage.costMicroUsd, 0);
};

describe('a seller who has a ceiling for the day', () => {
  it('is told once at four fifths of it and once when it is reached; then no model is asked till tomorrow', async () => {
    const api = await world.signIn();
    const params = { sellerId: world.sellerId };
    await api.changeNotices({ params, body: { webhook: { url: 'https://shop.example/hook' } } });
    await ask('Сколько стоит?');
    const each = await spent();
    expect(each).toBeGreaterThan(0);
    await world.setSettings({ dailyCeilingMicroUsd: Math.round(each * 2.4) });

    const { told, worker } = listening();
    await ask('Сколько стоит?', worker);
    expect(told).toMatchObject([{ type: 'ceiling.warning' }]);
    await ask('Сколько стоит?', worker);
    expect(told).toMatchObject([{ type: 'ceiling.warning' }, { type: 'ceiling.reached' }]);

    const asks = world.gemini.requests().count;
    const chat = await ask('Сколько стоит?', worker);
    expect(await chat.lastReply()).toMatchObject({ state: 'handed-off', reason: 'daily-ceiling', usage: [] });
    expect(SAFE_SENTENCES).toContain(chat.answers()[0]);
    expect(told.map(({ type }) => type)).toEqual(['ceiling.warning', 'ceiling.reached', 'chat.handed-off']);

    await new Templates(connectTable(process.env.TABLE_NAME ?? '')).create({
      ...{ sellerId: world.sellerId, templateId: 'hours', name: 'Часы', text: 'Работаем с 10 до 20.' },
      ...{ keywords: ['часы работы'], isActive: true, version: 1, createdAt: 0, updatedAt: 0 },
    });
    await world.sellers.noteKnowledgeChange(world.sellerId);
    const byTemplate = await ask('Подскажите пожалуйста какие у вас часы работы и почему такие', worker);
    expect(byTemplate.answers()).toEqual(['Здравствуйте! Работаем с 10 до 20.']);
    expect(world.gemini.requests().count).toBe(asks);

    world.advance(86_400);
    await ask('Сколько стоит?', worker);
    expect(world.gemini.requests().count).toBe(asks + 1);
  });

  it('of nothing has no model at all, and is told nothing', async () => {
    await world.setSettings({ dailyCeilingMicroUsd: 0 });
    const { told, worker } = listening();
    const asks = world.gemini.requests().count;
    await ask('Сколько стоит?', worker);
    expect(world.gemini.requests().count).toBe(asks);
    expect(told.map(({ type }) => type)).toEqual(['chat.handed-off']);
  });
});

it.each([
  [100, 0, 79, undefined],
  [100, 79, 80, 'ceiling.warning'],
  [100, 80, 99, undefined],
  [100, 99, 100, 'ceiling.reached'],
  [100, 10, 500, 'ceiling.reached'],
  [100, 100, 200, undefined],
  [null, 0, 1_000_000, undefined],
  [0, 0, 5, undefined],
])('at a ceiling of %j a rise from %d to %d tells %j', (dailyCeilingMicroUsd, before, after, told) => {
  expect(ceilingCrossed({ dailyCeilingMicroUsd }, before, after)).toBe(told);
});
