import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../flow/world.ts';
import type { ApiRequest } from '../support/an-api.ts';
import { type RouteName, routeNames, routeOf, type WholeApi, wholeApiOn } from './whole-api.ts';

/** Two sellers. What is the first one's may not be reached by the other's people, wherever in a request its ids stand. */
let world: World;
let api: Omit<WholeApi, 'close'>;
const mine = 'demo';
let theirs = '';
let admin = '';
let stranger = '';
/** One of each kind of thing, all of the first seller. */
const ids: Record<string, string> = { sellerId: mine };

beforeAll(async () => {
  world = await startWorld();
  api = await wholeApiOn(world.cloud);
  admin = await api.person('admin');
  const made = await api.call('createSeller', { as: admin, body: { name: 'Чужой' } });
  theirs = made.body.sellerId;
  const keys = { clientId: 'demo-electronics-client', clientSecret: 'demo-electronics-secret' };
  await api.call('connectAvito', { as: admin, params: { sellerId: theirs }, body: keys });
  stranger = await api.person('owner', [theirs], 'stranger');
  await fill();
});
afterAll(() => world.close());

/** Gives the first seller a chat with a draft, knowledge and a job. */
async function fill() {
  const make = async (name: RouteName, body: unknown) =>
    (await api.call(name, { as: admin, params: { sellerId: mine }, body })).body;
  await make('createTemplate', { name: 'Ещё одна', text: 'тайна первого' });
  await make('createArticle', { title: 'Ещё одна', text: 'тайна первого' });
  ids.templateId = (await make('createTemplate', { name: 'Тайна', text: 'тайна первого' })).templateId;
  ids.articleId = (await make('createArticle', { title: 'Тайна', text: 'тайна первого' })).articleId;
  const scenario = {
    name: 'Тайна',
    messages: [{ author: 'buyer', text: 'тайна первого' }],
    expect: { outcome: 'reply' },
  };
  await make('createScenario', scenario);
  ids.scenarioId = (await make('createScenario', scenario)).scenarioId;
  await make('changeSettings', { mode: 'draft', instructions: 'тайна первого' });
  ids.jobId = (await make('syncListings', undefined)).job.jobId;
  const [listing, another] = world.control.listings(world.cloud.sandbox.accounts[0]?.id);
  world.control.buyerWrites({ listingId: another?.id ?? 0, text: 'тайна первого' });
  ids.listingId = String(listing?.id);
  const where = { listingId: listing?.id ?? 0 };
  const written = world.control.buyerWrites({ ...where, body: { type: 'voice', says: 'тайна первого' } });
  ids.chatId = written.chatId;
  await world.runFor(5);
  world.control.buyerWrites({ chatId: written.chatId, text: 'тайна первого, сколько стоит?' });
  await world.runFor(5);
  const params = { sellerId: mine, chatId: ids.chatId };
  const { body } = await api.call('getChat', { as: admin, params });
  const { items } = (await api.call('listMessages', { as: admin, params })).body;
  ids.voiceId = items.map(({ content }: { content: { voiceId?: string } }) => content.voiceId).find(Boolean);
  ids.replyId = body.draftReplyId;
  ids.buyerId = body.buyer.id;
  ids.userId = 'admin-1';
  ids.token = 'no-token';
}

/** Enough of a body for each route that takes one: what is refused must be refused for whose it is. */
const bodies: Partial<Record<RouteName, unknown>> = {
  writeMessage: { text: 'Здравствуйте', clientMessageId: 'm-1' },
  rateReply: { isGood: true },
  changeTemplate: { text: 'x' },
  changeArticle: { text: 'x' },
  changeListing: { notes: 'x' },
  changeScenario: { name: 'x' },
};
const inSeller = routeNames.filter((name) => routeOf(name).path.startsWith('/sellers/{sellerId}'));
const deeper = inSeller.filter((name) => /\{(?!sellerId)\w+\}/.test(routeOf(name).path));

it('there is something to protect', async () => {
  expect(Object.values(ids).every((id) => id !== undefined && id !== '')).toBe(true);
  for (const name of deeper.filter((each) => routeOf(each).method === 'GET')) {
    const answer = await api.call(name, { as: admin, params: ids });
    expect({ name, status: answer.status }).toEqual({ name, status: 200 });
  }
});

describe('to a stranger the other seller does not exist', () => {
  it.each(inSeller)('%s', async (name) => {
    const answer = await api.call(name, { as: stranger, params: ids, body: bodies[name] } as ApiRequest);
    expect(answer).toMatchObject({ status: 404, body: { code: 'seller-unknown' } });
    expect(JSON.stringify(answer.body)).not.toContain('тайна');
  });
});

describe("under his own seller's name a stranger finds nothing of the other's", () => {
  it.each(deeper)('%s', async (name) => {
    const params = { ...ids, sellerId: theirs };
    const answer = await api.call(name, { as: stranger, params, body: bodies[name] } as ApiRequest);
    expect(JSON.stringify(answer.body) ?? '').not.toContain('тайна');
    if (routeOf(name).method === 'GET' && answer.status === 200) {
      // Lists of a chat that is not there are empty.
      expect(answer.body.items).toEqual([]);
      return;
    }
    expect([404, 409]).toContain(answer.status);
  });

  it.each(['listChats', 'listTemplates', 'listArticles', 'listScenarios'] as const)(
    '%s, with a cursor of the other list',
    async (name) => {
      const page = await api.call(name, { as: admin, params: { sellerId: mine }, query: { limit: 1 } });
      const query = { cursor: page.body.nextCursor };
      expect(query.cursor).toEqual(expect.any(String));
      const answer = await api.call(name, { as: stranger, params: { sellerId: theirs }, query });
      expect(answer.status === 400 || answer.body.items.length === 0).toBe(true);
    },
  );

  it('listChats, by a listing and by words of the other', async () => {
    for (const query of [{ listingId: ids.listingId ?? '' }, { text: 'тайна' }]) {
      const answer = await api.call('listChats', { as: stranger, params: { sellerId: theirs }, query });
      expect(answer.body.items).toEqual([]);
    }
  });
});

it('all of it is as it was', async () => {
  const read = (name: RouteName) => api.call(name, { as: admin, params: ids }).then(({ body }) => body);
  expect(await read('getTemplate')).toMatchObject({ text: 'тайна первого', version: 1 });
  expect(await read('getArticle')).toMatchObject({ text: 'тайна первого', version: 1 });
  expect(await read('getChat')).toMatchObject({ state: 'draft', draftReplyId: ids.replyId });
  expect(await read('getSettings')).toMatchObject({ mode: 'draft', instructions: 'тайна первого' });
});
