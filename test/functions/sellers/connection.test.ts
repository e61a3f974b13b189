import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectAvito } from '../../../functions/sellers/connect-avito.ts';
import { disconnect } from '../../../functions/sellers/disconnect-avito.ts';
import type { ApiFaultInput } from '../../../local/avito-sandbox/faults/api-fault.ts';
import { AvitoAccounts } from '../../../shared/store/avito-accounts.ts';
import { aSellersApi, type SellersApi } from './a-sellers-api.ts';
import { crashEverywhere } from './crash-everywhere.ts';

let api: SellersApi;
beforeAll(async () => {
  api = await aSellersApi();
});
afterAll(() => api.close());
beforeEach(() => api.control.clearFaults());

type Account = ReturnType<SellersApi['anAccount']>;

const keysOf = ({ clientId, clientSecret }: Pick<Account, 'clientId' | 'clientSecret'>) => ({ clientId, clientSecret });
const connect = (sellerId: string, account: Pick<Account, 'clientId' | 'clientSecret'>, more: object = {}) =>
  api.call('connectAvito', { as: api.admin, params: { sellerId }, body: { ...keysOf(account), ...more } });
const accountsOf = () => new AvitoAccounts(api.table);

async function aConnectedSeller(account = api.anAccount()) {
  const { sellerId } = await api.aSeller();
  expect(await connect(sellerId, account)).toMatchObject({ status: 200 });
  return { sellerId, account };
}

async function nothingKept(sellerId: string, account?: Account) {
  expect(await api.secretOf(sellerId)).toBeUndefined();
  expect(await api.sellers.get(sellerId)).toMatchObject({ avitoStatus: 'not-connected', version: 1 });
  if (account !== undefined) expect(await accountsOf().get(String(account.id))).toBeUndefined();
}

describe('connecting', () => {
  it('keeps keys that have proven good, with the account they open, and answers no secret', async () => {
    const account = api.anAccount({ name: 'Мебель на Лесной' });
    const { sellerId } = await api.aSeller();
    const answer = await connect(sellerId, {
      clientId: ` ${account.clientId}`,
      clientSecret: `${account.clientSecret}\n`,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        avito: { status: 'connected', accountId: String(account.id), accountName: 'Мебель на Лесной' },
        webhook: 'off',
      },
    });
    expect(JSON.parse((await api.secretOf(sellerId)) ?? '')).toMatchObject(keysOf(account));
    const shown = await api.call('getSeller', { as: api.admin, params: { sellerId } });
    const audit = await api.audit.newest({ sellerId }, { limit: 10 });
    for (const told of [answer, shown, audit, api.notebook.lines]) {
      expect(JSON.stringify(told)).not.toContain(account.clientSecret);
    }
    const { accessToken } = JSON.parse((await api.secretOf(sellerId)) ?? '');
    expect(JSON.stringify([answer, shown, audit, api.notebook.lines])).not.toContain(accessToken);
  });

  it.each([
    ['of nobody', { clientId: 'nobody', clientSecret: 'x' }],
    ['with a wrong secret', undefined],
  ])('refuses keys %s and keeps nothing', async (_case, wrong) => {
    const account = api.anAccount();
    const { sellerId } = await api.aSeller();
    const answer = await connect(sellerId, wrong ?? { ...account, clientSecret: 'wrong' });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'credentials-rejected', errors: [{ field: 'clientId' }, { field: 'clientSecret' }] },
    });
    await nothingKept(sellerId, account);
  });

  it.each<[string, ApiFaultInput, number, string]>([
    ['is down', { kind: 'error-before-accept', status: 503 }, 503, 'avito-token-unavailable'],
    ['answers with a page', { kind: 'html-page', status: 200 }, 503, 'avito-token-unavailable'],
    ['breaks off', { kind: 'break-before-accept' }, 503, 'avito-token-unavailable'],
    [
      'fails at the account',
      { kind: 'error-before-accept', status: 500, operation: 'account' },
      503,
      'avito-unavailable',
    ],
    ['fails at the chats', { kind: 'error-before-accept', status: 502, operation: 'chats' }, 503, 'avito-unavailable'],
    ['wants a pause', { kind: 'rate-limited', retryAfterSeconds: 7, operation: 'chats' }, 503, 'avito-rate-limited'],
    ['takes the token back', { kind: 'unauthorised', operation: 'account' }, 400, 'credentials-rejected'],
    ['lets the keys not read', { kind: 'forbidden', operation: 'chats' }, 409, 'credentials-without-rights'],
  ])('keeps nothing when Avito %s', async (_case, fault, status, code) => {
    const account = api.anAccount();
    const { sellerId } = await api.aSeller();
    api.control.setFault(fault);
    const answer = await connect(sellerId, account);
    expect(answer).toMatchObject({ status, body: { code } });
    if (code === 'avito-rate-limited') expect(answer.headers['retry-after']).toBe('7');
    await nothingKept(sellerId, account);
  });

  it('keeps keys whose tariff has no messenger, and says which has', async () => {
    const account = api.anAccount({ hasMessenger: false });
    const { sellerId } = await api.aSeller();
    const { status, body } = await connect(sellerId, account);
    expect({ status, avito: body.avito }).toMatchObject({ status: 200, avito: { status: 'payment-required' } });
    expect(body.avito.hint).toMatch(/«Максимальный».*«Расширенный» or «Максимальный»/);
    expect(await api.secretOf(sellerId)).toBeDefined();
    api.control.changeAccount(account.id, { hasMessenger: true });
    expect((await connect(sellerId, account)).body.avito).toMatchObject({ status: 'connected' });
  });

  it('takes no account that is another seller’s', async () => {
    const { account } = await aConnectedSeller();
    const { sellerId } = await api.aSeller();
    expect(await connect(sellerId, account)).toMatchObject({ status: 409, body: { code: 'account-taken' } });
    expect(await api.secretOf(sellerId)).toBeUndefined();
    expect(await api.sellers.get(sellerId)).toMatchObject({ avitoStatus: 'not-connected' });
  });

  it('of one account by two sellers at once is one’s only', async () => {
    const account = api.anAccount();
    const [first, second] = [await api.aSeller(), await api.aSeller()];
    const answers = await Promise.all([connect(first.sellerId, account), connect(second.sellerId, account)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('takes over an account that a crash left claimed, but not within a minute', async () => {
    const account = api.anAccount();
    const [left, { sellerId }] = [await api.aSeller(), await api.aSeller()];
    await accountsOf().claim(String(account.id), left.sellerId, api.clock.at - 60_000);
    expect(await connect(sellerId, account)).toMatchObject({ status: 409, body: { code: 'account-taken' } });
    api.clock.at += 1;
    expect(await connect(sellerId, account)).toMatchObject({ status: 200 });
  });

  it('again with new keys of the same account just replaces them', async () => {
    const { sellerId, account } = await aConnectedSeller();
    await api.aChat(sellerId);
    const again = await connect(sellerId, account);
    expect(again).toMatchObject({
      status: 200,
      body: { avito: { status: 'connected', accountId: String(account.id) } },
    });
  });
});

describe('another account than before', () => {
  it('is connected where nothing was answered yet: the first one was the mistake', async () => {
    const { sellerId, account: before } = await aConnectedSeller();
    await api.call('registerWebhook', { as: api.admin, params: { sellerId } });
    const account = api.anAccount();
    expect(await connect(sellerId, account)).toMatchObject({
      status: 200,
      body: { avito: { accountId: String(account.id) } },
    });
    expect(api.urlsAt(before.id)).toEqual([]);
    const { sellerId: other } = await api.aSeller();
    expect(await connect(other, before)).toMatchObject({ status: 200 });
  });

  it('is refused where there are chats, by the names of both, unless it is meant', async () => {
    const { sellerId, account: before } = await aConnectedSeller(api.anAccount({ name: 'Первая' }));
    await api.aChat(sellerId);
    const account = api.anAccount({ name: 'Вторая' });
    const refused = await connect(sellerId, account);
    expect(refused).toMatchObject({ status: 409, body: { code: 'account-differs' } });
    expect(refused.body.detail).toMatch(/«Вторая» .*«Первая»/);
    expect(JSON.parse((await api.secretOf(sellerId)) ?? '')).toMatchObject(keysOf(before));
    expect(await accountsOf().get(String(account.id))).toBeUndefined();

    const meant = await connect(sellerId, account, { replaceAccount: true });
    expect(meant).toMatchObject({
      status: 200,
      body: { avito: { accountId: String(account.id), accountName: 'Вторая' } },
    });
    expect(JSON.parse((await api.secretOf(sellerId)) ?? '')).toMatchObject(keysOf(account));
    expect(await accountsOf().get(String(before.id))).toBeUndefined();
  });
});

describe('disconnecting', () => {
  it('removes subscription, keys and account', async () => {
    const { sellerId, account } = await aConnectedSeller();
    await api.call('registerWebhook', { as: api.admin, params: { sellerId } });
    const request = { as: api.admin, params: { sellerId } };
    expect(await api.call('disconnectAvito', request)).toMatchObject({ status: 200, body: { isWebhookRemoved: true } });
    expect(api.urlsAt(account.id)).toEqual([]);
    expect(await api.secretOf(sellerId)).toBeUndefined();
    expect(await accountsOf().get(String(account.id))).toBeUndefined();
    const { body } = await api.call('getSeller', request);
    expect(body).toMatchObject({ avito: { status: 'not-connected' }, webhook: 'off' });
    expect(body.avito.accountId).toBeUndefined();
    expect(await api.call('getWebhook', request)).toMatchObject({
      status: 409,
      body: { code: 'seller-not-connected' },
    });
    expect(await api.call('disconnectAvito', request)).toMatchObject({ status: 200, body: { isWebhookRemoved: true } });
  });

  it('is not held up by Avito, and says what is left there', async () => {
    const { sellerId, account } = await aConnectedSeller();
    api.control.setFault({ kind: 'error-before-accept', status: 503, operation: 'subscriptions' });
    const answer = await api.call('disconnectAvito', { as: api.admin, params: { sellerId } });
    expect(answer).toMatchObject({ status: 200, body: { isWebhookRemoved: false } });
    expect(await api.secretOf(sellerId)).toBeUndefined();
    expect(await accountsOf().get(String(account.id))).toBeUndefined();
  });
});

describe('a crash', () => {
  const callOf = (sellerId: string, body: object) =>
    ({ params: { sellerId }, body, audit: {}, response: { cookies: [], headers: {} } }) as unknown as Parameters<
      typeof connectAvito
    >[0];

  it('anywhere in connecting another account is mended by connecting again', async () => {
    let account = api.anAccount();
    let before = account;
    const calls = await crashEverywhere({
      deps: api.deps,
      prepare: async () => {
        const connected = await api.aConnectedSeller();
        await api.aChat(connected.sellerId);
        before = connected.account;
        account = api.anAccount();
        return connected.sellerId;
      },
      work: (sellerId, deps) => connectAvito(callOf(sellerId, { ...keysOf(account), replaceAccount: true }), deps),
      meanwhile: async (sellerId) => {
        const seller = await api.sellers.get(sellerId);
        const { clientId } = JSON.parse((await api.secretOf(sellerId)) ?? '');
        const isMixed = (clientId === account.clientId) !== (seller?.avitoUserId === String(account.id));
        if (isMixed) expect(seller?.avitoStatus).toBe('not-connected');
      },
      check: async (sellerId) => {
        expect(await api.sellers.get(sellerId)).toMatchObject({
          avitoUserId: String(account.id),
          avitoStatus: 'connected',
        });
        expect(JSON.parse((await api.secretOf(sellerId)) ?? '')).toMatchObject(keysOf(account));
        expect(await accountsOf().get(String(account.id))).toMatchObject({ sellerId });
        // A claim that is left behind stands in nobody's way for more than a minute.
        const left = await accountsOf().get(String(before.id));
        if (left !== undefined) {
          api.clock.at += 60_001;
          const { sellerId: other } = await api.aSeller();
          expect(await connect(other, before)).toMatchObject({ status: 200 });
        }
      },
    });
    expect(calls).toBeGreaterThan(8);
  });

  it('anywhere in disconnecting is mended by disconnecting again', async () => {
    let account = api.anAccount();
    await crashEverywhere({
      deps: api.deps,
      prepare: async () => {
        const connected = await api.aConnectedSeller();
        account = connected.account;
        return connected.sellerId;
      },
      work: (sellerId, deps) => disconnect(sellerId, deps),
      check: async (sellerId) => {
        const seller = await api.sellers.get(sellerId);
        expect(seller).toMatchObject({ avitoStatus: 'not-connected', webhookStatus: 'off' });
        expect(seller?.avitoUserId).toBeUndefined();
        expect(await api.secretOf(sellerId)).toBeUndefined();
        expect(await accountsOf().get(String(account.id))).toBeUndefined();
      },
    });
  });
});
