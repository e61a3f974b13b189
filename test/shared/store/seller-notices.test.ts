import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoticeDeliveries } from '../../../shared/store/notice-deliveries.ts';
import { SellerNotices } from '../../../shared/store/seller-notices.ts';
import { type Seller, Sellers } from '../../../shared/store/sellers.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let sellers: Sellers;
let sellerNotices: SellerNotices;
let deliveries: NoticeDeliveries;
beforeAll(async () => {
  table = await aTable();
  [sellers, sellerNotices, deliveries] = [new Sellers(table), new SellerNotices(table), new NoticeDeliveries(table)];
});
afterAll(() => table.close());

let count = 0;
async function aStored(changes: Partial<Seller> = {}): Promise<Seller> {
  count += 1;
  const seller = aSeller({ sellerId: `seller-${count}`, ...changes });
  await sellers.create(seller);
  return seller;
}
const read = (sellerId: string) => sellers.get(sellerId, { isConsistent: true });
const webhook = { url: 'https://shop.example/' };

describe('how a seller is told', () => {
  it('is nothing at first, and what was chosen afterwards', async () => {
    const seller = await aStored();
    expect((await read(seller.sellerId))?.notices).toBeUndefined();
    await sellerNotices.change(seller, { webhook, areDetailsShown: true });
    expect((await read(seller.sellerId))?.notices).toMatchObject({ version: 1, webhook, areDetailsShown: true });
  });

  it('keeps what is not named, and forgets what is taken away', async () => {
    const seller = await sellerNotices.change(await aStored(), {
      webhook,
      telegram: { chatId: '7' },
      secretVersion: 2,
    });
    if (seller === undefined) throw new Error('it was not written');
    await sellerNotices.change(seller, { webhook: undefined });
    const { notices } = (await read(seller.sellerId)) ?? {};
    expect(notices).toMatchObject({ version: 2, telegram: { chatId: '7' }, secretVersion: 2 });
    expect(notices?.webhook).toBeUndefined();
  });

  it('is not changed by somebody who has read it before another changed it', async () => {
    const seller = await aStored();
    const first = await sellerNotices.change(seller, { webhook });
    expect(await sellerNotices.change(seller, { telegram: { chatId: '7' } })).toBeUndefined();
    if (first === undefined) throw new Error('it was not written');
    expect(await sellerNotices.change(first, { telegram: { chatId: '7' } })).toBeDefined();
    expect(await sellerNotices.change(first, { telegram: { chatId: '8' } })).toBeUndefined();
  });

  it('is not changed for a seller who is leaving, or was never there', async () => {
    const leaving = await aStored({ deletingSince: 5 });
    expect(await sellerNotices.change(leaving, { webhook })).toBeUndefined();
    expect(await sellerNotices.change(aSeller({ sellerId: 'nobody' }), { webhook })).toBeUndefined();
    expect(await read('nobody')).toBeUndefined();
  });
});

describe('a channel that wants no more', () => {
  it('is switched off, and the other stays', async () => {
    const seller = await sellerNotices.change(await aStored(), { webhook, telegram: { chatId: '7' } });
    if (seller === undefined) throw new Error('it was not written');
    expect(await sellerNotices.switchOff(seller, 'webhook', 'webhook-gone', 9)).toBe(true);
    expect((await read(seller.sellerId))?.notices).toMatchObject({
      webhook: { ...webhook, switchedOff: { code: 'webhook-gone', at: 9 } },
      telegram: { chatId: '7' },
    });
  });

  it('stays on when it was set anew meanwhile', async () => {
    const seller = await sellerNotices.change(await aStored(), { webhook });
    if (seller === undefined) throw new Error('it was not written');
    await sellerNotices.change(seller, { webhook: { url: 'https://new.example/' } });
    expect(await sellerNotices.switchOff(seller, 'webhook', 'webhook-gone', 9)).toBe(false);
    expect((await read(seller.sellerId))?.notices?.webhook).toEqual({ url: 'https://new.example/' });
  });

  it('has to be there', async () => {
    expect(await sellerNotices.switchOff(await aStored(), 'telegram', 'telegram-blocked', 9)).toBe(false);
  });
});

describe('how telling went', () => {
  it('is nothing before the first time', async () => {
    expect(await deliveries.get('never-told', 'webhook')).toEqual({ toldIds: [] });
  });

  it('is the last that arrived and the last failure, of each channel by itself', async () => {
    const before = await deliveries.get('seller-a', 'webhook');
    await deliveries.noteTold('seller-a', 'webhook', { id: 'msg_1', before, now: 1_000 });
    await deliveries.noteFailure('seller-a', 'webhook', 'webhook-timeout', 2_000);
    await deliveries.noteFailure('seller-a', 'telegram', 'telegram-blocked', 3_000);
    expect(await deliveries.get('seller-a', 'webhook')).toEqual({
      toldIds: ['msg_1'],
      toldAt: 1_000,
      failure: { code: 'webhook-timeout', at: 2_000 },
    });
    expect((await deliveries.get('seller-a', 'telegram')).toldAt).toBeUndefined();
  });

  it('remembers a dozen, the newest first', async () => {
    for (let number = 1; number <= 15; number += 1) {
      const before = await deliveries.get('seller-b', 'webhook');
      await deliveries.noteTold('seller-b', 'webhook', { id: `msg_${number}`, before, now: number });
    }
    const { toldIds } = await deliveries.get('seller-b', 'webhook');
    expect(toldIds).toHaveLength(12);
    expect(toldIds[0]).toBe('msg_15');
  });

  it('is forgotten when asked', async () => {
    await deliveries.noteFailure('seller-c', 'webhook', 'webhook-timeout', 2_000);
    await deliveries.forget('seller-c', 'webhook');
    expect(await deliveries.get('seller-c', 'webhook')).toEqual({ toldIds: [] });
  });
});
