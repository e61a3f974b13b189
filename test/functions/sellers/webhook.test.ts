import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rotateWebhookSecret } from '../../../functions/sellers/rotate-webhook-secret.ts';
import { ownerOf } from '../../../shared/webhooks/our-subscriptions.ts';
import { aSellersApi, type SellersApi } from './a-sellers-api.ts';
import { crashEverywhere } from './crash-everywhere.ts';

let api: SellersApi;
beforeAll(async () => {
  api = await aSellersApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.control.clearFaults();
  api.control.setOddities({ newSubscriptionReplaces: true });
});

const JIVO = 'https://avito.jivosite.com/hook/TheirOwnSecret';

/** Connected, with no webhook of its own yet. */
async function aShop(urls: string[] = []) {
  const { sellerId, account } = await api.aConnectedSeller();
  await api.deps.connections.switchWebhookOff(sellerId);
  api.control.setSubscriptions(account.id, urls);
  const ask = (name: 'getWebhook' | 'registerWebhook' | 'removeWebhook' | 'rotateWebhookSecret', body?: object) =>
    api.call(name, { as: api.admin, params: { sellerId }, body });
  return { sellerId, account, ask, urls: () => api.urlsAt(account.id), seller: () => api.sellers.get(sellerId) };
}

describe('what Avito lists', () => {
  it("is shown whole where it is somebody else's, and without its secret where it is ours", async () => {
    const shop = await aShop();
    const { sellerId } = shop;
    const moved = 'https://old.example.com';
    api.control.setSubscriptions(shop.account.id, [
      JIVO,
      api.hookOf(sellerId, 1),
      api.hookOf(sellerId, 7),
      api.hookOf(sellerId, 1, moved),
      api.hookOf('another-seller', 3),
      `${api.publicUrl}/webhooks/avito/${sellerId}/of-an-earlier-key`,
    ]);
    const answer = await shop.ask('getWebhook');
    expect(answer).toMatchObject({ status: 200, body: { status: 'off', isSecretChanging: false } });
    expect(answer.body.subscriptions).toEqual([
      { url: JIVO, isOurs: false, isCurrent: false },
      { url: `${api.publicUrl}/webhooks/avito/${sellerId}/…`, isOurs: true, isCurrent: true },
      { url: `${api.publicUrl}/webhooks/avito/${sellerId}/…`, isOurs: true, isCurrent: false },
      { url: `${moved}/webhooks/avito/${sellerId}/…`, isOurs: true, isCurrent: false },
      { url: `${api.publicUrl}/webhooks/avito/…`, isOurs: false, isCurrent: false },
      { url: `${api.publicUrl}/webhooks/avito/${sellerId}/…`, isOurs: true, isCurrent: false },
    ]);
  });

  it('is not asked for a seller who is not connected', async () => {
    const { sellerId } = await api.aSeller();
    for (const name of ['getWebhook', 'registerWebhook', 'removeWebhook', 'rotateWebhookSecret'] as const) {
      const answer = await api.call(name, { as: api.admin, params: { sellerId } });
      expect(answer).toMatchObject({ status: 409, body: { code: 'seller-not-connected' } });
    }
  });

  it('tells the tariff by its refusal, which is noted', async () => {
    const shop = await aShop();
    api.control.changeAccount(shop.account.id, { hasMessenger: false });
    expect(await shop.ask('getWebhook')).toMatchObject({ status: 502, body: { code: 'avito-payment-required' } });
    expect(await shop.seller()).toMatchObject({ avitoStatus: 'payment-required' });
  });

  it.each(['https://example.com/webhooks/avito/%E0%A4%A/1-x', 'nonsense', ''])('may be %j', (url) => {
    expect(ownerOf(url, { publicUrl: 'https://here.example', key: 'k', sellerId: 's' })).toEqual({
      kind: 'foreign',
      shown: url,
    });
  });
});

describe('registering', () => {
  it('has Avito deliver to us, once', async () => {
    const shop = await aShop();
    for (let time = 0; time < 2; time += 1) {
      const answer = await shop.ask('registerWebhook');
      expect(answer).toMatchObject({
        status: 200,
        body: { status: 'ours', subscriptions: [{ isOurs: true, isCurrent: true }] },
      });
      expect(JSON.stringify(answer)).not.toContain(api.hookOf(shop.sellerId, 1).split('/').at(-1));
    }
    expect(shop.urls()).toEqual([api.hookOf(shop.sellerId, 1)]);
    expect(await shop.seller()).toMatchObject({ webhookStatus: 'ours' });
  });

  it.each([undefined, {}, { replaceOthers: false }])('names others first and does nothing (%j)', async (body) => {
    const shop = await aShop([JIVO, api.hookOf('another-seller', 1)]);
    const answer = await shop.ask('registerWebhook', body);
    expect(answer).toMatchObject({ status: 409, body: { code: 'webhook-foreign' } });
    expect(answer.body.errors).toEqual([
      { in: 'avito', field: 'subscription', message: JIVO },
      { in: 'avito', field: 'subscription', message: `${api.publicUrl}/webhooks/avito/…` },
    ]);
    expect(shop.urls()).toHaveLength(2);
    expect(await shop.seller()).toMatchObject({ webhookStatus: 'off' });
  });

  it.each([true, false])(
    'replaces others when that is meant, whether or not Avito does so itself (%s)',
    async (does) => {
      api.control.setOddities({ newSubscriptionReplaces: does });
      const shop = await aShop([JIVO]);
      expect(await shop.ask('registerWebhook', { replaceOthers: true })).toMatchObject({ status: 200 });
      expect(shop.urls()).toEqual([api.hookOf(shop.sellerId, 1)]);
    },
  );

  it('clears away what is left of ours, from an earlier secret or address', async () => {
    api.control.setOddities({ newSubscriptionReplaces: false });
    const shop = await aShop();
    api.control.setSubscriptions(shop.account.id, [
      api.hookOf(shop.sellerId, 5),
      api.hookOf(shop.sellerId, 1, 'https://old.example.com'),
    ]);
    expect(await shop.ask('registerWebhook')).toMatchObject({ status: 200 });
    expect(shop.urls()).toEqual([api.hookOf(shop.sellerId, 1)]);
  });

  it('says that Avito cannot reach us', async () => {
    const shop = await aShop();
    const call = api.callWith({ publicUrl: 'http://127.0.0.1:9' });
    const answer = await call('registerWebhook', { as: api.admin, params: { sellerId: shop.sellerId } });
    expect(answer).toMatchObject({ status: 502, body: { code: 'avito-webhook-refused' } });
    expect(JSON.stringify(answer.body)).not.toContain('webhooks/avito/');
    expect(await shop.seller()).toMatchObject({ webhookStatus: 'off' });
  });

  it.each(['error-after-accept', 'break-after-accept'] as const)(
    'looks again after an unknown outcome (%s)',
    async (kind) => {
      const shop = await aShop();
      api.control.setFault({ kind, operation: 'subscribe' });
      expect(await shop.ask('registerWebhook')).toMatchObject({ status: 200, body: { status: 'ours' } });
    },
  );

  it.each([
    [{ kind: 'break-before-accept', operation: 'subscribe' }, 'avito-webhook-missing'],
    [{ kind: 'error-before-accept', operation: 'subscriptions' }, 'avito-unavailable'],
    [{ kind: 'rate-limited', operation: 'subscribe' }, 'avito-rate-limited'],
  ] as const)('is to be tried again after %j', async (fault, code) => {
    const shop = await aShop();
    api.control.setFault(fault);
    expect(await shop.ask('registerWebhook')).toMatchObject({ status: 503, body: { code } });
    expect(await shop.seller()).toMatchObject({ webhookStatus: 'off' });
    await api.control.clearFaults();
  });
});

describe('removing', () => {
  it('takes ours away and leaves others, and reconcile does not bring it back', async () => {
    api.control.setOddities({ newSubscriptionReplaces: false });
    const shop = await aShop();
    await shop.ask('registerWebhook');
    api.control.setSubscriptions(shop.account.id, [...shop.urls(), JIVO]);
    expect(await shop.ask('removeWebhook')).toMatchObject({ status: 204 });
    expect(shop.urls()).toEqual([JIVO]);
    expect(await shop.seller()).toMatchObject({ webhookStatus: 'off' });
    expect(await api.sellers.noteWebhook(shop.sellerId, 'silent')).toBe(false);
    expect(await shop.ask('removeWebhook')).toMatchObject({ status: 204 });
  });

  it('that Avito did not do is to be tried again', async () => {
    const shop = await aShop();
    await shop.ask('registerWebhook');
    api.control.setFault({ kind: 'error-before-accept', operation: 'unsubscribe' });
    expect(await shop.ask('removeWebhook')).toMatchObject({ status: 503, body: { code: 'avito-unavailable' } });
    expect(await shop.seller()).toMatchObject({ webhookStatus: 'off' });
  });
});

describe('a new secret', () => {
  const rotate = (sellerId: string, deps = api.deps) =>
    rotateWebhookSecret(
      { params: { sellerId }, audit: {} } as unknown as Parameters<typeof rotateWebhookSecret>[0],
      deps,
    );

  it('replaces the old one, which is good no more', async () => {
    const shop = await aShop();
    await shop.ask('registerWebhook');
    const answer = await shop.ask('rotateWebhookSecret');
    expect(answer).toMatchObject({ status: 200, body: { status: 'ours', isSecretChanging: false } });
    expect(answer.body.subscriptions).toMatchObject([{ isCurrent: true }]);
    expect(shop.urls()).toEqual([api.hookOf(shop.sellerId, 2)]);
    const seller = await shop.seller();
    expect(seller).toMatchObject({ webhookSecretVersion: 2 });
    expect(seller?.previousWebhookSecretVersion).toBeUndefined();
  });

  it.each([true, false])('after a crash anywhere loses no delivery (new replaces old: %s)', async (replaces) => {
    api.control.setOddities({ newSubscriptionReplaces: replaces });
    let shop = await aShop();
    /** Every secret that Avito delivers with is one that the intake takes. */
    const isAllTaken = async () => {
      const seller = await shop.seller();
      const good = [seller?.webhookSecretVersion, seller?.previousWebhookSecretVersion];
      expect(shop.urls().length).toBeGreaterThan(0);
      for (const url of shop.urls()) {
        expect(good.map((version = 0) => api.hookOf(shop.sellerId, version))).toContain(url);
      }
    };
    const calls = await crashEverywhere({
      deps: api.deps,
      prepare: async () => {
        const { sellerId, account } = await api.aConnectedSeller();
        shop = {
          ...shop,
          sellerId,
          account,
          urls: () => api.urlsAt(account.id),
          seller: () => api.sellers.get(sellerId),
        };
        return sellerId;
      },
      work: rotate,
      meanwhile: isAllTaken,
      check: async () => {
        await isAllTaken();
        const seller = await shop.seller();
        expect(seller?.previousWebhookSecretVersion).toBeUndefined();
        expect(seller?.webhookSecretVersion).toBeGreaterThan(1);
        expect(shop.urls()).toEqual([api.hookOf(shop.sellerId, seller?.webhookSecretVersion ?? 0)]);
      },
    });
    expect(calls).toBeGreaterThan(6);
  });

  it('that Avito did not take leaves the old one good, and is gone on with', async () => {
    const shop = await aShop();
    await shop.ask('registerWebhook');
    api.control.setFault({ kind: 'error-before-accept', operation: 'subscribe', times: 1 });
    expect(await shop.ask('rotateWebhookSecret')).toMatchObject({ status: 503 });
    expect(await shop.seller()).toMatchObject({ webhookSecretVersion: 2, previousWebhookSecretVersion: 1 });
    expect(await shop.ask('getWebhook')).toMatchObject({ body: { isSecretChanging: true } });
    expect(shop.urls()).toEqual([api.hookOf(shop.sellerId, 1)]);
    expect(await shop.ask('registerWebhook')).toMatchObject({ status: 200, body: { isSecretChanging: false } });
    expect(shop.urls()).toEqual([api.hookOf(shop.sellerId, 2)]);
  });

  it('is not begun where it would replace others', async () => {
    const shop = await aShop();
    await shop.ask('registerWebhook');
    api.control.setSubscriptions(shop.account.id, [JIVO]);
    expect(await shop.ask('rotateWebhookSecret')).toMatchObject({ status: 409, body: { code: 'webhook-foreign' } });
    expect(await shop.seller()).toMatchObject({ webhookSecretVersion: 1 });
    expect(shop.urls()).toEqual([JIVO]);
  });

  it('leaves others alone where Avito keeps both', async () => {
    api.control.setOddities({ newSubscriptionReplaces: false });
    const shop = await aShop();
    await shop.ask('registerWebhook');
    api.control.setSubscriptions(shop.account.id, [...shop.urls(), JIVO]);
    expect(await shop.ask('rotateWebhookSecret')).toMatchObject({ status: 200 });
    expect(shop.urls().sort()).toEqual([api.hookOf(shop.sellerId, 2), JIVO].sort());
  });

  it('ends an old one also where nothing is registered, and registers nothing', async () => {
    const shop = await aShop();
    expect(await shop.ask('rotateWebhookSecret')).toMatchObject({
      status: 200,
      body: { status: 'off', subscriptions: [] },
    });
    const seller = await shop.seller();
    expect(seller).toMatchObject({ webhookSecretVersion: 2 });
    expect(seller?.previousWebhookSecretVersion).toBeUndefined();
  });
});
