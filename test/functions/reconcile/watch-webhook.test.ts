import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchWebhook } from '../../../functions/reconcile/watch-webhook.ts';
import { aReceiver } from '../../local/avito-sandbox/a-receiver.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { aReconcile, type Reconcile, slowMinute } from './a-reconcile.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

const watch = async (reconcile: Reconcile, run: { missed?: number; isSlowRun?: boolean }) => {
  await watchWebhook(await reconcile.readSeller(), { missed: 0, isSlowRun: false, ...run }, reconcile.deps);
  return (await reconcile.readSeller()).webhookStatus;
};

describe('messages that only reconcile found', () => {
  it('show that the webhook went silent: told once, counted each time', async () => {
    const reconcile = await aReconcile(table);
    expect(await watch(reconcile, { missed: 2 })).toBe('silent');
    expect(await watch(reconcile, { missed: 1 })).toBe('silent');
    expect(reconcile.notebook.valuesOf('MessagesMissedByWebhook')).toEqual([2, 1]);
    expect(reconcile.notebook.lines).toEqual([
      {
        level: 'warn',
        message: 'the webhook does not deliver',
        fields: { sellerId: reconcile.seller.sellerId, status: 'silent' },
      },
    ]);
  });

  it('outweigh a subscription that looks right', async () => {
    const reconcile = await aReconcile(table);
    expect(await watch(reconcile, { missed: 1, isSlowRun: true })).toBe('silent');
  });
});

it('is nothing where the seller wants no webhook', async () => {
  const reconcile = await aReconcile(table);
  reconcile.control.setSubscriptions(reconcile.account.id, []);
  await watchWebhook({ ...reconcile.seller, webhookStatus: 'off' }, { missed: 3, isSlowRun: true }, reconcile.deps);
  expect(reconcile.control.subscriptionsOf(reconcile.account.id)).toEqual([]);
  expect(reconcile.notebook.lines).toEqual([]);
});

describe('a subscription', () => {
  it('that is ours while nothing was missed means that all is well again', async () => {
    const reconcile = await aReconcile(table);
    await watch(reconcile, { missed: 1 });
    expect(await watch(reconcile, {})).toBe('silent');
    expect(await watch(reconcile, { isSlowRun: true })).toBe('ours');
    expect(reconcile.notebook.lines.at(-1)).toMatchObject({ level: 'info', message: 'the webhook delivers again' });
  });

  it("of somebody else's is reported and left alone", async () => {
    const reconcile = await aReconcile(table);
    reconcile.control.setSubscriptions(reconcile.account.id, ['https://crm.example.com/hook?secret=foreign']);
    expect(await watch(reconcile, { isSlowRun: true })).toBe('lost');
    expect(reconcile.control.subscriptionsOf(reconcile.account.id)).toHaveLength(1);
    expect(JSON.stringify(reconcile.notebook.lines)).not.toContain('foreign');
  });

  it("beside somebody else's is still ours", async () => {
    const reconcile = await aReconcile(table);
    reconcile.control.setSubscriptions(reconcile.account.id, ['https://crm.example.com', reconcile.subscription.url]);
    expect(await watch(reconcile, { isSlowRun: true })).toBe('ours');
  });

  it('that is gone is made again, once', async () => {
    const reconcile = await aReconcile(table);
    const receiver = await aReceiver();
    reconcile.subscription.url = receiver.url;
    reconcile.control.setSubscriptions(reconcile.account.id, []);
    await watch(reconcile, { isSlowRun: true });
    await watch(reconcile, { isSlowRun: true });
    expect(reconcile.control.subscriptionsOf(reconcile.account.id).map(({ url }) => url)).toEqual([receiver.url]);
    const again = reconcile.notebook.lines.filter(({ message }) => message.includes('registered again'));
    expect(again).toHaveLength(1);
    expect(JSON.stringify(reconcile.notebook.lines)).not.toContain(receiver.url);
  });

  it('is looked at in slow runs alone', async () => {
    const reconcile = await aReconcile(table);
    reconcile.control.setSubscriptions(reconcile.account.id, []);
    await reconcile.run();
    expect(reconcile.control.subscriptionsOf(reconcile.account.id)).toEqual([]);
    reconcile.clock.now = slowMinute;
    expect((await reconcile.run()).failure).toMatchObject({ code: 'avito-invalid' });
  });
});
