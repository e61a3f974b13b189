import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reconcileSeller } from '../../../functions/reconcile/reconcile-seller.ts';
import { Health } from '../../../shared/store/health.ts';
import { SellerNotices } from '../../../shared/store/seller-notices.ts';
import { aNote } from '../../support/a-chat.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { aReconcile, quickMinute, slowMinute } from './a-reconcile.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

describe('a seller whom Avito serves', () => {
  it('is compared with his history, and nothing is written about him', async () => {
    const reconcile = await aReconcile(table);
    reconcile.buyerWrites('Сколько стоит?');
    expect(await reconcile.run()).toEqual({ waitsSince: undefined, failure: undefined });
    expect(reconcile.queued).toHaveLength(1);
    expect(await reconcile.readSeller()).toEqual(reconcile.seller);
  });

  it('is told that his webhook went silent', async () => {
    const reconcile = await aReconcile(table);
    reconcile.buyerWrites('Сколько стоит?');
    reconcile.clock.now += 120_000;
    await reconcile.run();
    expect(await reconcile.readSeller()).toMatchObject({ webhookStatus: 'silent' });
  });
});

describe('the health of a seller', () => {
  const healthOf = (reconcile: Awaited<ReturnType<typeof aReconcile>>) =>
    new Health(table).get(reconcile.seller.sellerId);

  it('says when he was reconciled, when the subscription was seen, and who waits', async () => {
    const reconcile = await aReconcile(table);
    reconcile.clock.now = slowMinute;
    await reconcile.run();
    const quiet = { lookedAfterAt: slowMinute, reconciledAt: slowMinute, subscriptionSeenAt: slowMinute };
    expect(await healthOf(reconcile)).toEqual({ sellerId: reconcile.seller.sellerId, missedByWebhook: 0, ...quiet });

    reconcile.clock.now = quickMinute;
    await reconcile.chats.openTurn(aNote(reconcile.ref('u2i-1')), quickMinute - 5_000);
    await reconcile.run();
    expect(await healthOf(reconcile)).toMatchObject({
      reconciledAt: quickMinute,
      subscriptionSeenAt: slowMinute,
      oldestUnansweredAt: quickMinute - 5_000,
    });
  });

  it('says when the webhook last brought a message, and keeps that when it is long ago', async () => {
    const reconcile = await aReconcile(table);
    const arrive = async (text: string, webhookAt: number | undefined) => {
      const { chatId, message } = reconcile.buyerWrites(text);
      const createdAt = Math.floor(message.createdAt / 1_000);
      const note = aNote(reconcile.ref(chatId), { messageId: message.id, createdAt, webhookAt });
      await reconcile.chats.openTurn(note, reconcile.clock.now);
    };
    await arrive('Здравствуйте', undefined);
    await reconcile.run();
    expect(await healthOf(reconcile)).not.toHaveProperty('lastWebhookAt');
    const webhookAt = quickMinute + 2_000;
    await arrive('Сколько стоит?', webhookAt);
    reconcile.clock.now += 60_000;
    await reconcile.run();
    expect(await healthOf(reconcile)).toMatchObject({ lastWebhookAt: webhookAt });
    reconcile.clock.now += 7_200_000;
    await reconcile.run();
    expect(await healthOf(reconcile)).toMatchObject({ lastWebhookAt: webhookAt, reconciledAt: reconcile.clock.now });
  });

  it('says what kept him from being reconciled, and since when', async () => {
    const reconcile = await aReconcile(table);
    await reconcile.run();
    reconcile.control.setFault({ kind: 'error-before-accept', status: 503 });
    reconcile.clock.now += 60_000;
    await reconcile.run();
    expect(await healthOf(reconcile)).toMatchObject({
      failure: 'avito-token-unavailable',
      lookedAfterAt: quickMinute + 60_000,
      reconciledAt: quickMinute,
    });
    await reconcile.control.clearFaults();
    reconcile.clock.now += 60_000;
    await reconcile.run();
    expect(await healthOf(reconcile)).not.toHaveProperty('failure');
    const ids = [reconcile.seller.sellerId, 'nobody'];
    const known = await new Health(table).ofMany(ids);
    expect([...known]).toMatchObject([[ids[0], { reconciledAt: quickMinute + 120_000 }]]);
  });

  it('is nothing of one who is being deleted: he is left alone', async () => {
    const reconcile = await aReconcile(table);
    await reconcile.chats.openTurn(aNote(reconcile.ref('u2i-1')), quickMinute - 7_200_000);
    reconcile.buyerWrites('Сколько стоит?');
    await reconcileSeller({ ...reconcile.seller, deletingSince: quickMinute }, reconcile.deps);
    expect(reconcile.queued).toEqual([]);
    expect(reconcile.scheduled).toEqual([]);
    expect(await healthOf(reconcile)).toBeUndefined();
  });
});

describe('a seller whose tariff has no messenger', () => {
  it('is marked, once, and not asked again before the next slow run', async () => {
    const reconcile = await aReconcile(table, { account: 3 });
    reconcile.clock.now = quickMinute;
    expect(await reconcile.run()).toMatchObject({ failure: undefined });
    expect(await reconcile.readSeller()).toMatchObject({
      avitoStatus: 'payment-required',
      avitoStatusSince: quickMinute,
    });
    const { sellerId } = reconcile.seller;
    const told = {
      level: 'error',
      message: 'seller cannot be served',
      fields: { sellerId, status: 'payment-required' },
    };
    expect(reconcile.notebook.lines).toEqual([told]);

    reconcile.control.setFault({ kind: 'slow', milliseconds: 0, times: 100 });
    reconcile.clock.now += 60_000;
    await reconcile.run();
    expect(reconcile.control.faults().api).toEqual([expect.objectContaining({ times: 100 })]);

    reconcile.clock.now = slowMinute + 600_000;
    await reconcile.run();
    expect(reconcile.notebook.lines).toEqual([told]);
  });

  it('is told so, once', async () => {
    const reconcile = await aReconcile(table, { account: 3 });
    await new SellerNotices(table).change(reconcile.seller, { webhook: { url: 'https://shop.example/' } });
    await reconcile.run();
    reconcile.clock.now = slowMinute + 600_000;
    await reconcile.run();
    const { sellerId } = reconcile.seller;
    const event = { type: 'avito.refused', status: 'payment-required', at: quickMinute };
    expect(reconcile.notices).toEqual([{ sellerId, channel: 'webhook', event }]);
  });

  it('is served again when a slow run finds that he has one', async () => {
    const reconcile = await aReconcile(table, { account: 3 });
    await reconcile.run();
    reconcile.control.changeAccount(reconcile.account.id, { hasMessenger: true });
    reconcile.buyerWrites('Сколько стоит?');
    reconcile.clock.now = slowMinute + 600_000;
    await reconcile.run();
    expect(await reconcile.readSeller()).toMatchObject({
      avitoStatus: 'connected',
      avitoStatusSince: slowMinute + 600_000,
    });
    expect(reconcile.queued).toHaveLength(1);
  });
});

describe('a seller who cannot be compared', () => {
  it('because he has no account has his turns looked after all the same', async () => {
    const reconcile = await aReconcile(table);
    const { avitoUserId: _none, ...seller } = reconcile.seller;
    await reconcile.chats.openTurn(aNote(reconcile.ref('u2i-1')), quickMinute - 90_000);
    const report = await reconcileSeller({ ...seller, avitoStatus: 'not-connected' }, reconcile.deps);
    expect(report).toEqual({ waitsSince: quickMinute - 90_000, failure: undefined });
    expect(reconcile.scheduled).toHaveLength(1);
  });

  it.each([
    ['avito-unavailable', { kind: 'error-before-accept', status: 503 }],
    ['avito-timeout', { kind: 'hang-before-accept' }],
    ['avito-nonsense', { kind: 'html-page' }],
    ['avito-rate-limited', { kind: 'rate-limited' }],
  ] as const)('because of Avito has his turns looked after, and keeps his status: %s', async (code, fault) => {
    const reconcile = await aReconcile(table);
    await reconcile.chats.openTurn(aNote(reconcile.ref('u2i-1')), quickMinute - 90_000);
    reconcile.control.setFault({ ...fault, operation: 'chats' });
    const { waitsSince, failure } = await reconcile.run();
    expect(failure).toMatchObject({ kind: 'transient', code });
    expect(waitsSince).toBe(quickMinute - 90_000);
    expect(reconcile.scheduled).toHaveLength(1);
    expect(await reconcile.readSeller()).toMatchObject({ avitoStatus: 'connected' });
  });
});
