import { describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS } from '../../../local/avito-sandbox/demo/demo-accounts.ts';
import { aSandbox, chairId, shopId, valueAt } from './a-sandbox.ts';

const titlesOf = (body: unknown): unknown => {
  const resources = valueAt(body, 'resources');
  return Array.isArray(resources) ? resources.map((item) => valueAt(item, 'title')) : undefined;
};

describe('the items', () => {
  it('are the active ones of the account, page by page, without a total', async () => {
    const { call } = await aSandbox();
    const { body } = await call('GET', '/core/v1/items?per_page=2&page=2');
    expect(body).toEqual({
      meta: { page: 2, per_page: 2 },
      resources: [
        expect.objectContaining({
          title: 'Диван угловой раскладной',
          price: 32_000,
          status: 'active',
          address: expect.any(String),
        }),
      ],
    });
  });

  it('can be asked for by several statuses, category and date', async () => {
    const { call } = await aSandbox();
    expect(titlesOf((await call('GET', '/core/v1/items?status=old,removed')).body)).toEqual([
      'Стеллаж белый, 5 полок',
      'Комод с зеркалом',
    ]);
    expect(titlesOf((await call('GET', '/core/v1/items?category=111')).body)).toEqual([]);
    expect(titlesOf((await call('GET', '/core/v1/items?updatedAtFrom=2026-01-01')).body)).toEqual([]);
  });

  it.each(['per_page=100', 'per_page=0', 'page=0', 'status=sold', 'updatedAtFrom=yesterday'])(
    'answer 400 to %s in their own error shape',
    async (query) => {
      const { call } = await aSandbox();
      expect(await call('GET', `/core/v1/items?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'validation_error', message: expect.any(String) },
      });
    },
  );

  it('can be 25 times a minute', async () => {
    const { call, clock, control } = await aSandbox();
    for (let request = 0; request < 25; request += 1) await call('GET', '/core/v1/items');
    const refused = await call('GET', '/core/v1/items');
    expect([
      refused.status,
      refused.headers.get('x-ratelimit-limit'),
      refused.headers.get('x-ratelimit-remaining'),
    ]).toEqual([429, '25', '0']);
    control.setOddities({ documentedRateLimits: false });
    expect((await call('GET', '/core/v1/items')).status).toBe(200);
    control.setOddities({ documentedRateLimits: true });
    clock.now += 60_000;
    expect((await call('GET', '/core/v1/items')).status).toBe(200);
  });
});

describe('one item', () => {
  it.each([
    ['our own', chairId, { status: 'active', autoload_item_id: 'A-17', url: expect.stringContaining('avito.ru') }],
    ['a foreign one', 3567890123, { status: 'another_user', url: null }],
    ['none at all', 1, { status: 'not_found', url: null }],
  ])('tells %s by its status', async (_case, itemId, expected) => {
    const { call } = await aSandbox();
    const answer = await call('GET', `/core/v1/accounts/${shopId}/items/${itemId}/`);
    expect(answer).toMatchObject({ status: 200, body: expected });
  });

  it('is refused under another account’s id', async () => {
    const { call } = await aSandbox();
    expect((await call('GET', `/core/v1/accounts/${DEMO_ACCOUNTS.services.id}/items/${chairId}/`)).status).toBe(403);
  });
});
