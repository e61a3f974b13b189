import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteSeller } from '../../../functions/sellers/delete-seller.ts';
import { Jobs } from '../../../shared/store/jobs.ts';
import { aSellersApi, type SellersApi } from './a-sellers-api.ts';
import { crashEverywhere } from './crash-everywhere.ts';

let api: SellersApi;
beforeAll(async () => {
  api = await aSellersApi();
});
afterAll(() => api.close());
beforeEach(() => api.control.clearFaults());

async function aShop() {
  const { sellerId, account } = await api.aConnectedSeller();
  const request = { as: api.admin, params: { sellerId } };
  return { sellerId, account, remove: () => api.call('deleteSeller', request) };
}
const jobsOf = async (sellerId: string) => (await new Jobs(api.table).newest(sellerId, { limit: 100 })).items;

async function isLeaving(sellerId: string) {
  const seller = await api.sellers.get(sellerId);
  expect(seller).toMatchObject({ isStopped: true, deletingSince: expect.any(Number), avitoStatus: 'not-connected' });
  expect(seller?.avitoUserId).toBeUndefined();
  expect(await api.secretOf(sellerId)).toBeUndefined();
}

describe('deleting a seller', () => {
  it('stops him, takes subscription and keys away, and leaves the rest to a job', async () => {
    const shop = await aShop();
    const answer = await shop.remove();
    expect(answer).toMatchObject({ status: 202, body: { isWebhookRemoved: true } });
    await isLeaving(shop.sellerId);
    expect(api.urlsAt(shop.account.id)).toEqual([]);
    const [job] = await jobsOf(shop.sellerId);
    expect(job).toMatchObject({
      jobId: answer.body.jobId,
      kind: 'seller-deletion',
      state: 'queued',
      createdBy: 'the-admin',
    });
    expect(api.queued.at(-1)).toEqual({ sellerId: shop.sellerId, jobId: answer.body.jobId });
  });

  it('is for owners, of a seller without an account too', async () => {
    const { sellerId } = await api.aSeller();
    const operator = await api.person('operator', [sellerId], 'operator-delete');
    const owner = await api.person('owner', [sellerId], 'owner-delete');
    expect(await api.call('deleteSeller', { as: operator, params: { sellerId } })).toMatchObject({ status: 403 });
    expect(await api.call('deleteSeller', { as: owner, params: { sellerId } })).toMatchObject({ status: 202 });
    await isLeaving(sellerId);
  });

  it('twice is one job', async () => {
    const shop = await aShop();
    const [first, second] = [await shop.remove(), await shop.remove()];
    expect(second.body.jobId).toBe(first.body.jobId);
    expect(await jobsOf(shop.sellerId)).toHaveLength(1);
  });

  it('is not held up by Avito', async () => {
    const shop = await aShop();
    api.control.setFault({ kind: 'error-before-accept' });
    expect(await shop.remove()).toMatchObject({ status: 202, body: { isWebhookRemoved: false } });
    await isLeaving(shop.sellerId);
  });

  it('that could not be queued is ordered anew', async () => {
    const shop = await aShop();
    const call = api.callWith({ jobQueue: { put: () => Promise.reject(new Error('SQS is down')) } });
    const request = { as: api.admin, params: { sellerId: shop.sellerId } };
    expect(await call('deleteSeller', request)).toMatchObject({ status: 503, body: { code: 'job-not-queued' } });
    expect(await shop.remove()).toMatchObject({ status: 202 });
    expect((await jobsOf(shop.sellerId)).map(({ state }) => state).sort()).toEqual(['failed', 'queued']);
  });

  it('after a crash anywhere is done by deleting again', async () => {
    let shop = await aShop();
    const principal = { userId: 'the-admin' };
    const work = (sellerId: string, deps = api.deps) =>
      deleteSeller(
        { params: { sellerId }, principal, audit: {} } as unknown as Parameters<typeof deleteSeller>[0],
        deps,
      );
    await crashEverywhere({
      deps: api.deps,
      prepare: async () => {
        shop = await aShop();
        return shop.sellerId;
      },
      work,
      check: async (sellerId) => {
        await isLeaving(sellerId);
        expect(api.urlsAt(shop.account.id)).toEqual([]);
        const open = (await jobsOf(sellerId)).filter(({ state }) => state === 'queued');
        expect(open.length).toBeGreaterThan(0);
        expect(api.queued.map(({ jobId }) => jobId)).toContain(open[0]?.jobId);
      },
    });
  });
});

it('nothing a whole run wrote or said holds a secret', async () => {
  const { Items = [] } = await api.table.client.send(new ScanCommand({ TableName: api.table.name }));
  const everything = JSON.stringify([Items, api.notebook.lines]);
  expect(everything).not.toMatch(/secret-\d{6}/);
  expect(everything).not.toMatch(/\d-[\w-]{43}/);
});
