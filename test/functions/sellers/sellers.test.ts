import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Health } from '../../../shared/store/health.ts';
import { SystemStop } from '../../../shared/store/system.ts';
import { aSellersApi, type SellersApi } from './a-sellers-api.ts';

let api: SellersApi;
beforeAll(async () => {
  api = await aSellersApi();
});
afterAll(() => api.close());

const audited = async (sellerId: string) => (await api.audit.newest({ sellerId }, { limit: 10 })).items;

describe('a new seller', () => {
  it('of an owner is his, connected to nothing and in mode draft', async () => {
    const as = await api.person('owner', ['other'], 'owner-new');
    const made = await api.call('createSeller', { as, body: { name: '  Мебель  ' } });
    expect(made).toMatchObject({
      status: 201,
      headers: { etag: '"1"' },
      body: {
        name: 'Мебель',
        version: 1,
        mode: 'draft',
        isStopped: false,
        avito: { status: 'not-connected' },
        webhook: 'off',
      },
    });
    const { sellerId } = made.body;
    expect(await api.users.get('owner-new')).toMatchObject({ sellerIds: ['other', sellerId] });
    expect(await api.call('getSeller', { as, params: { sellerId } })).toMatchObject({ status: 200, body: made.body });
  });

  it('of an admin is nobody else’s, and he keeps no list', async () => {
    const made = await api.call('createSeller', { as: api.admin, body: { name: 'Склад' } });
    expect(made.status).toBe(201);
    expect(await api.users.get('the-admin')).toMatchObject({ sellerIds: [] });
  });

  it('is not for operators, and not without end', async () => {
    const operator = await api.person('operator', [], 'operator-new');
    expect(await api.call('createSeller', { as: operator, body: { name: 'А' } })).toMatchObject({ status: 403 });
    const rich = await api.person(
      'owner',
      Array.from({ length: 200 }, (_, place) => `s-${place}`),
      'owner-rich',
    );
    const refused = await api.call('createSeller', { as: rich, body: { name: 'А' } });
    expect(refused).toMatchObject({ status: 409, body: { code: 'too-many-sellers' } });
  });

  it.each([[{}], [{ name: '   ' }], [{ name: 'ж'.repeat(101) }], [{ name: 'А', mode: 'auto' }]])(
    'is not made of %j',
    async (body) => {
      expect(await api.call('createSeller', { as: api.admin, body })).toMatchObject({
        status: 400,
        body: { code: 'input-invalid', errors: [{ in: 'body' }] },
      });
    },
  );
});

describe('the list', () => {
  it('of an owner holds his own sellers, a page at a time, without those that are gone', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 3; number += 1) ids.push((await api.aSeller()).sellerId);
    await api.aSeller();
    const as = await api.person('operator', [...ids.reverse(), 'gone'], 'operator-list');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await api.call('listSellers', { as, query: { limit: 2, ...(cursor ? { cursor } : {}) } });
      seen.push(...body.items.map(({ sellerId }: { sellerId: string }) => sellerId));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual([...ids].sort());
  });

  it('of an admin holds all, a page at a time', async () => {
    const some = await Promise.all([api.aSeller(), api.aSeller()]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await api.call('listSellers', {
        as: api.admin,
        query: { limit: 3, ...(cursor ? { cursor } : {}) },
      });
      expect(body.items.length).toBeLessThanOrEqual(3);
      seen.push(...body.items.map(({ sellerId }: { sellerId: string }) => sellerId));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(expect.arrayContaining(some.map(({ sellerId }) => sellerId)));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(['x', 'IiI', 'eyJhIjoxfQ', '🙂'])('knows no cursor %j', async (cursor) => {
    for (const as of [api.admin, await api.person('owner', [], 'owner-cursor')]) {
      expect(await api.call('listSellers', { as, query: { cursor } })).toMatchObject({
        status: 400,
        body: { code: 'cursor-invalid' },
      });
    }
  });
});

describe('renaming', () => {
  it('makes a new version and an audit entry', async () => {
    const { sellerId } = await api.aSeller({ name: 'Старое' });
    const as = await api.person('owner', [sellerId], 'owner-rename');
    const renamed = await api.call('changeSeller', {
      as,
      params: { sellerId },
      body: { name: 'Новое' },
      headers: { 'if-match': '"1"' },
    });
    expect(renamed).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { name: 'Новое', version: 2 } });
    expect(await audited(sellerId)).toMatchObject([
      {
        action: 'changeSeller',
        userId: 'owner-rename',
        details: { changed: { name: { from: 'Старое', to: 'Новое' } } },
      },
    ]);
  });

  it('to the same is no change', async () => {
    const { sellerId, name } = await api.aSeller();
    for (const body of [{ name }, {}]) {
      expect(await api.call('changeSeller', { as: api.admin, params: { sellerId }, body })).toMatchObject({
        status: 200,
        body: { version: 1 },
      });
    }
  });

  it('is refused on an old version, and changes nothing', async () => {
    const { sellerId } = await api.aSeller({ name: 'Старое', version: 2 });
    const answer = await api.call('changeSeller', {
      as: api.admin,
      params: { sellerId },
      body: { name: 'Новое' },
      headers: { 'if-match': '"1"' },
    });
    expect(answer).toMatchObject({ status: 412, body: { code: 'version-conflict' } });
    expect(await api.sellers.get(sellerId)).toMatchObject({ name: 'Старое' });
  });

  it('that comes second is told so', async () => {
    const { sellerId } = await api.aSeller({ name: 'Старое' });
    const rename = (name: string) => api.call('changeSeller', { as: api.admin, params: { sellerId }, body: { name } });
    const late = api.callWith({
      sellers: new Proxy(api.sellers, {
        get: (target, key) =>
          key === 'rename'
            ? async (...args: Parameters<typeof target.rename>) => {
                await rename('Первое');
                return target.rename(...args);
              }
            : Reflect.get(target, key).bind(target),
      }),
    });
    const request = { as: api.admin, params: { sellerId }, body: { name: 'Второе' } };
    expect(await late('changeSeller', request)).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(await api.sellers.get(sellerId)).toMatchObject({ name: 'Первое' });
    const seen = { ...request, headers: { 'if-match': '"2"' } };
    const alsoLate = api.callWith({
      sellers: Object.assign(Object.create(api.sellers), {
        get: api.sellers.get.bind(api.sellers),
        rename: async () => undefined,
      }),
    });
    expect(await alsoLate('changeSeller', seen)).toMatchObject({ status: 412, body: { code: 'version-conflict' } });
  });
});

it('a seller is shown with what the last run saw of him', async () => {
  const { sellerId } = await api.aSeller();
  const request = { as: api.admin, params: { sellerId } };
  expect((await api.call('getSeller', request)).body.health).toBeUndefined();
  const at = Date.parse('2026-03-02T10:00:00Z');
  await new Health(api.table).note({ sellerId, lookedAfterAt: at, failure: 'avito-unavailable', missedByWebhook: 0 });
  const failed = { lookedAfterAt: '2026-03-02T10:00:00.000Z', failure: 'avito-unavailable', missedByWebhook: 0 };
  expect((await api.call('getSeller', request)).body.health).toEqual(failed);
  await new Health(api.table).note({
    sellerId,
    lookedAfterAt: at,
    reconciledAt: at,
    oldestUnansweredAt: at,
    missedByWebhook: 2,
    subscriptionSeenAt: at,
    lastWebhookAt: at,
  });
  expect((await api.call('getSeller', request)).body.health).toEqual({
    lookedAfterAt: '2026-03-02T10:00:00.000Z',
    reconciledAt: '2026-03-02T10:00:00.000Z',
    oldestUnansweredAt: '2026-03-02T10:00:00.000Z',
    missedByWebhook: 2,
    subscriptionSeenAt: '2026-03-02T10:00:00.000Z',
    lastWebhookAt: '2026-03-02T10:00:00.000Z',
  });
});

describe('the emergency stop', () => {
  it('may be pulled by an operator, and let go by an owner only', async () => {
    const { sellerId } = await api.aSeller();
    const operator = await api.person('operator', [sellerId], 'operator-stop');
    const owner = await api.person('owner', [sellerId], 'owner-stop');
    const params = { sellerId };
    expect(await api.call('stopSeller', { as: operator, params })).toMatchObject({
      status: 200,
      body: { isStopped: true },
    });
    expect(await api.call('stopSeller', { as: operator, params })).toMatchObject({
      status: 200,
      body: { isStopped: true },
    });
    expect(await api.call('startSeller', { as: operator, params })).toMatchObject({ status: 403 });
    expect(await api.call('startSeller', { as: owner, params })).toMatchObject({
      status: 200,
      body: { isStopped: false },
    });
    expect((await audited(sellerId)).map(({ action }) => action).sort()).toEqual([
      'startSeller',
      'stopSeller',
      'stopSeller',
    ]);
  });
});

describe('what an operator is told of a seller', () => {
  it('is whose clock counts, and that the bot is stopped for all', async () => {
    const { sellerId } = await api.aSeller();
    const as = await api.person('operator', [sellerId], 'operator-told');
    const params = { sellerId };
    const stop = new SystemStop(api.table);
    const told = async () => (await api.call('getSeller', { as, params })).body;
    expect(await told()).toMatchObject({ timeZone: 'Europe/Moscow', isStopped: false, isStoppedForAll: false });
    await stop.set(true);
    try {
      expect(await told()).toMatchObject({ isStopped: false, isStoppedForAll: true });
    } finally {
      await stop.set(false);
    }
  });
});

describe('a seller who is being deleted', () => {
  const leaving = () => api.aSeller({ isStopped: true, deletingSince: Date.parse('2026-03-01T00:00:00Z') });

  it('is still shown, as such', async () => {
    const { sellerId } = await leaving();
    const { body } = await api.call('getSeller', { as: api.admin, params: { sellerId } });
    expect(body).toMatchObject({ deletingSince: '2026-03-01T00:00:00.000Z', isStopped: true });
  });

  it.each([
    ['changeSeller', { name: 'Новое' }],
    ['startSeller', undefined],
    ['connectAvito', { clientId: 'c', clientSecret: 's' }],
    ['disconnectAvito', undefined],
    ['registerWebhook', undefined],
    ['removeWebhook', undefined],
    ['rotateWebhookSecret', undefined],
    ['changeSettings', { mode: 'auto' }],
  ] as const)('refuses %s', async (name, body) => {
    const { sellerId } = await leaving();
    const before = await api.sellers.get(sellerId);
    const answer = await api.call(name, { as: api.admin, params: { sellerId }, body });
    expect(answer).toMatchObject({ status: 409, body: { code: 'seller-leaving' } });
    expect(await api.sellers.get(sellerId)).toEqual(before);
  });
});

it.each([
  'getSeller',
  'changeSeller',
  'stopSeller',
  'getSettings',
  'getWebhook',
  'deleteSeller',
  'disconnectAvito',
] as const)('%s knows no seller who is not there', async (name) => {
  const body = name === 'changeSeller' ? { name: 'А' } : undefined;
  const answer = await api.call(name, { as: api.admin, params: { sellerId: 'nobody' }, body });
  expect(answer).toMatchObject({ status: 404, body: { code: 'seller-unknown' } });
  expect(await api.sellers.get('nobody')).toBeUndefined();
});
