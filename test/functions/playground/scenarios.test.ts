import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LanguageModel } from '../../../shared/ai/language-model.ts';
import { Attempts } from '../../../shared/store/attempts.ts';
import { Counts } from '../../../shared/store/counts.ts';
import { Scenarios } from '../../../shared/store/scenarios.ts';
import { SellerErasure } from '../../../shared/store/seller-erasure.ts';
import { type Seller, Sellers } from '../../../shared/store/sellers.ts';
import { aListing } from './a-past-chat.ts';
import { type APlayground, aPlayground } from './a-playground.ts';

let world: APlayground;
beforeAll(async () => {
  world = await aPlayground();
});
afterEach(() => world.standIn.reset());
afterAll(() => world.close());

let seller: Seller;
let as: string;
beforeEach(async () => {
  ({ seller, as } = await world.aSellerWith());
});

type Name = Parameters<APlayground['call']>[0];
const ask = (
  name: Name,
  { params = {}, call = world.call, ...rest }: Record<string, unknown> & { call?: typeof world.call } = {},
) => call(name, { as, params: { sellerId: seller.sellerId, ...(params as object) }, ...rest });
async function ok(name: Name, request?: Parameters<typeof ask>[1]) {
  const answer = await ask(name, request);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

const chair = { title: 'Кресло', price: 4_500 };
const price = {
  name: 'Цена',
  listing: chair,
  messages: [{ author: 'buyer', text: 'Сколько стоит?' }],
  expect: { outcome: 'reply', says: [['4500', '4,5 тыс']], saysNot: ['скидк'], language: 'ru', maxCharacters: 200 },
};
const pickup = {
  name: 'Самовывоз',
  messages: [{ author: 'buyer', text: 'Самовывоз есть? Откуда?' }],
  expect: { outcome: 'reply', says: [['Лесной']] },
};
const create = (body: object): Promise<{ scenarioId: string }> => ok('createScenario', { body });

describe('a scenario', () => {
  it('is written, read, changed by its version, and removed', async () => {
    const made = await ask('createScenario', { body: price });
    expect(made).toMatchObject({ status: 201, headers: { etag: '"1"' } });
    const params = { scenarioId: made.body.scenarioId };
    expect(await ok('getScenario', { params })).toEqual(made.body);
    expect(made.body).toMatchObject({ ...price, listing: { ...chair, status: 'active' }, version: 1 });

    const change = { name: 'Цена кресла', expect: { outcome: 'hand-off' } };
    const changed = await ok('changeScenario', { params, body: change, headers: { 'if-match': '"1"' } });
    expect(changed).toMatchObject({ name: 'Цена кресла', expect: { outcome: 'hand-off', says: [] }, version: 2 });
    expect(await ask('changeScenario', { params, body: change, headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 412,
    });
    expect(await ok('changeScenario', { params, body: change })).toMatchObject({ version: 2 });
    expect((await ok('listScenarios')).items).toEqual([changed]);

    expect((await ask('deleteScenario', { params })).status).toBe(204);
    expect(await ask('getScenario', { params })).toMatchObject({ status: 404, body: { code: 'scenario-unknown' } });
  });

  it('is about another listing when one is given, and about none when it is taken away', async () => {
    const params = { scenarioId: (await create(price)).scenarioId };
    const known = await ok('changeScenario', { params, body: { listingId: '77', at: '2026-03-02T21:00:00.000Z' } });
    expect(known).toMatchObject({ listingId: '77', at: '2026-03-02T21:00:00.000Z' });
    expect(known).not.toHaveProperty('listing');
    const about = await ok('changeScenario', { params, body: { listing: chair } });
    expect(about).not.toHaveProperty('listingId');
    const none = await ok('changeScenario', { params, body: { listing: null, at: null } });
    expect(Object.keys(none)).not.toEqual(expect.arrayContaining(['listing']));
    expect(none).not.toHaveProperty('at');
  });

  it('is one of two hundred at most', async () => {
    const { scenarioId, createdAt, updatedAt, ...fields } = await ok('createScenario', { body: price });
    const scenarios = new Scenarios(world.table);
    for (let number = 1; number < 200; number += 1) {
      const own = { sellerId: seller.sellerId, scenarioId: `more-${number}`, createdAt: 0, updatedAt: 0 };
      await scenarios.create({ ...fields, ...own });
    }
    expect(await ask('createScenario', { body: price })).toMatchObject({
      status: 409,
      body: { code: 'too-many-scenarios' },
    });
  });

  it.each([
    [{ ...price, name: '' }, 'name'],
    [{ ...price, messages: [{ author: 'bot', text: 'Да' }] }, 'messages'],
    [{ ...price, listingId: '77' }, 'listing'],
    [{ ...price, expect: { outcome: 'silent' } }, 'expect.outcome'],
    [{ ...price, expect: { outcome: 'reply', says: [[]] } }, 'expect.says.0'],
    [{ ...price, expect: { outcome: 'reply', maxCharacters: 1_001 } }, 'expect.maxCharacters'],
    [{ ...price, expect: { outcome: 'reply', tone: 'kind' } }, 'tone'],
  ])('that makes no sense is told which field is wrong: %#', async (body, field) => {
    const answer = await ask('createScenario', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toContain(field);
  });

  it('goes with its seller', async () => {
    await create(price);
    await ok('runScenarios', { body: {} });
    const erasure = new SellerErasure(world.table);
    while (!(await erasure.removeBelongings(seller.sellerId)).isDone);
    expect(await new Scenarios(world.table).all(seller.sellerId)).toEqual([]);
    expect((await ok('listScenarioRuns')).items).toEqual([]);
  });
});

describe('a run', () => {
  it('tells of each scenario whether it passed, and of a failure what was there instead', async () => {
    const good = await create(price);
    const bad = await create({
      ...price,
      name: 'Дешевле',
      expect: { outcome: 'reply', says: [['4000']], maxCharacters: 5 },
    });
    const { run, items, nextCursor } = await ok('runScenarios', { body: {} });
    const byId = new Map(items.map((item: { scenarioId: string }) => [item.scenarioId, item]));
    expect(byId.get(good.scenarioId)).toMatchObject({
      isPassed: true,
      failures: [],
      answer: { decision: 'reply', text: expect.stringContaining('4 500 ₽') },
    });
    expect(byId.get(bad.scenarioId)).toMatchObject({
      name: 'Дешевле',
      isPassed: false,
      failures: [
        { check: 'says', detail: '«4000»' },
        { check: 'length', detail: expect.stringMatching(/^at most 5 characters; found: \d+$/) },
      ],
    });
    expect(run).toMatchObject({
      total: 2,
      passed: 1,
      failed: [bad.scenarioId],
      isTrial: false,
      startedBy: expect.any(String),
    });
    expect(run.costMicroUsd).toBeGreaterThan(0);
    expect(run.finishedAt).toBeDefined();
    expect(nextCursor).toBeUndefined();
  });

  it('shows what other settings would break or mend, and keeps none of them', async () => {
    await create(pickup);
    expect((await ok('runScenarios', { body: {} })).run).toMatchObject({ passed: 0, isTrial: false });
    const settings = { instructions: 'Самовывоз с Лесной, 7, ежедневно.' };
    world.standIn.behave({ obey: 'Самовывоз с Лесной, 7, ежедневно.' });
    expect((await ok('runScenarios', { body: { settings } })).run).toMatchObject({ passed: 1, isTrial: true });
    expect(await new Sellers(world.table).get(seller.sellerId)).toMatchObject({ settings: { instructions: '' } });
  });

  it('begins where the scenario says that a bargain stands', async () => {
    const bargaining = { isAllowed: true, floorPercent: 80, stepPercent: 10, rounds: 2 };
    const haggle = {
      name: 'Согласие',
      listing: chair,
      terms: { offers: [4_050] },
      messages: [
        { author: 'buyer', text: 'Отдадите за 4000?' },
        { author: 'bot', text: 'Продавец готов уступить: 4 050 ₽.' },
        { author: 'buyer', text: 'Хорошо, беру' },
      ],
      expect: { outcome: 'reply', says: [['4050']] },
    };
    await create(haggle);
    const { items } = await ok('runScenarios', { body: { settings: { bargaining } } });
    expect(items).toMatchObject([{ isPassed: true, answer: { terms: { agreedPrice: 4_050 } } }]);
  });

  it('may be of some alone', async () => {
    const wanted = await create(price);
    await create(pickup);
    const { items, run } = await ok('runScenarios', { body: { scenarioIds: [wanted.scenarioId] } });
    expect(items).toMatchObject([{ scenarioId: wanted.scenarioId }]);
    expect(run.total).toBe(1);
    expect(await ask('runScenarios', { body: { scenarioIds: ['gone'] } })).toMatchObject({
      status: 404,
      body: { code: 'scenario-unknown' },
    });
  });

  it('fails a scenario whose listing is gone, without asking the model', async () => {
    const { listing: _chair, ...about } = price;
    await create({ ...about, listingId: '77' });
    const asks = world.standIn.requests().count;
    const { items, run } = await ok('runScenarios', { body: {} });
    expect(items).toMatchObject([{ isPassed: false, failures: [{ check: 'listing' }] }]);
    expect(run.costMicroUsd).toBe(0);
    expect(world.standIn.requests().count).toBe(asks);
    await aListing(world.table, seller.sellerId);
    expect((await ok('runScenarios', { body: {} })).run.passed).toBe(1);
  });

  it('goes on where a slow model made it stop, and a page may be asked for twice', async () => {
    for (let number = 0; number < 7; number += 1) await create({ ...price, name: `Цена ${number}` });
    const slow: LanguageModel = {
      answer: (prompt) => {
        world.clock.at += 2_000;
        return world.model.answer(prompt);
      },
    };
    const first = await ok('runScenarios', { body: {}, call: world.callWith({ model: slow }) });
    expect(first.items).toHaveLength(5);
    expect(first.run).toMatchObject({ total: 7, passed: 5 });
    expect(first.run).not.toHaveProperty('finishedAt');
    const { nextCursor: cursor } = first;
    expect(await ask('runScenarios', { body: { cursor, settings: { instructions: 'Другое' } } })).toMatchObject({
      status: 409,
      body: { code: 'settings-changed' },
    });
    for (const _time of ['first', 'again']) {
      const last = await ok('runScenarios', { body: { cursor } });
      expect(last.items).toHaveLength(2);
      expect(last.run).toMatchObject({ runId: first.run.runId, total: 7, passed: 7, failed: [] });
      expect(last).not.toHaveProperty('nextCursor');
    }
    expect((await ok('listScenarioRuns')).items).toHaveLength(1);
  });

  it('is remembered with the nineteen before it, the newest first', async () => {
    await create(price);
    const runs = [];
    for (let number = 0; number < 22; number += 1) {
      world.clock.at += 1_000;
      runs.unshift((await ok('runScenarios', { body: {} })).run);
    }
    expect((await ok('listScenarioRuns')).items).toEqual(runs.slice(0, 20));
  });

  it('costs what answers cost, and counts as tries', async () => {
    await create(price);
    const { run } = await ok('runScenarios', { body: {} });
    const { at } = world.clock;
    const [hour] = await new Counts(world.table).hours(seller.sellerId, { from: at, to: at });
    expect(hour?.usage.costMicroUsd).toBe(run.costMicroUsd);

    const counter = { kind: 'rehearsal', subjectHash: seller.sellerId };
    for (let time = 0; time < 399; time += 1) {
      await new Attempts(world.table).take(counter, { most: 400, withinSeconds: 3_600 }, at);
    }
    expect(await ask('runScenarios', { body: {} })).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect((await ok('listScenarioRuns')).items).toHaveLength(1);
  });

  it('of nothing is refused, and so is a cursor nobody gave', async () => {
    expect(await ask('runScenarios', { body: {} })).toMatchObject({ status: 409, body: { code: 'no-scenarios' } });
    await create(price);
    expect(await ask('runScenarios', { body: { cursor: 'e30' } })).toMatchObject({
      status: 400,
      body: { code: 'cursor-invalid' },
    });
    const cursor = Buffer.from(JSON.stringify({ runId: '1-x', after: '' })).toString('base64url');
    expect(await ask('runScenarios', { body: { cursor } })).toMatchObject({
      status: 409,
      body: { code: 'run-unknown' },
    });
  });

  it('is for owners: an operator may look, and neither write nor run', async () => {
    await create(price);
    as = await world.person('operator', [seller.sellerId], `operator-of-${seller.sellerId}`);
    expect((await ok('listScenarios')).items).toHaveLength(1);
    expect((await ok('listScenarioRuns')).items).toEqual([]);
    expect((await ask('createScenario', { body: price })).status).toBe(403);
    expect((await ask('runScenarios', { body: {} })).status).toBe(403);
  });
});
