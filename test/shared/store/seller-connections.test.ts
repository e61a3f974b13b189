import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AvitoAccounts } from '../../../shared/store/avito-accounts.ts';
import { SellerConnections } from '../../../shared/store/seller-connections.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let sellers: Sellers;
let connections: SellerConnections;
let sellerId: string;
let count = 0;
beforeAll(async () => {
  table = await aTable();
  sellers = new Sellers(table);
  connections = new SellerConnections(table);
});
beforeEach(() => {
  count += 1;
  sellerId = `seller-${count}`;
});
afterAll(() => table.close());

const now = Date.parse('2026-03-02T10:00:00Z');
const account = { avitoUserId: '7', avitoName: 'Лавка', avitoStatus: 'connected' } as const;

describe("a seller's connection", () => {
  it('is made, suspended and forgotten, each as often as one likes', async () => {
    const { avitoUserId: _none, ...seller } = aSeller({ sellerId, avitoStatus: 'not-connected', webhookStatus: 'off' });
    await sellers.create(seller);
    expect(await connections.connect(sellerId, account, now)).toMatchObject({
      ...account,
      avitoStatusSince: now,
      version: 2,
    });
    const nameless = await connections.connect(sellerId, { ...account, avitoName: undefined }, now);
    expect(nameless?.avitoName).toBeUndefined();
    for (let time = 0; time < 2; time += 1) {
      await connections.suspend(sellerId, now + time);
      expect(await sellers.get(sellerId)).toMatchObject({
        avitoUserId: '7',
        avitoStatus: 'not-connected',
        avitoStatusSince: now,
      });
    }
    for (let time = 0; time < 2; time += 1) await connections.forgetAccount(sellerId, now);
    expect(await sellers.get(sellerId)).toEqual({ ...seller, avitoStatusSince: now, version: 4 });
  });

  it('is not made for who is leaving or gone', async () => {
    await sellers.create(aSeller({ sellerId, deletingSince: now }));
    expect(await connections.connect(sellerId, account, now)).toBeUndefined();
    expect(await connections.connect('nobody', account, now)).toBeUndefined();
    expect(await sellers.get('nobody')).toBeUndefined();
  });
});

describe('a change of the secret', () => {
  it('begins once and ends with the version it began', async () => {
    const seller = aSeller({ sellerId });
    await sellers.create(seller);
    const begun = await connections.beginSecretChange(seller);
    expect(begun).toMatchObject({ webhookSecretVersion: 2, previousWebhookSecretVersion: 1 });
    expect(await connections.beginSecretChange(seller)).toBeUndefined();
    expect(await connections.beginSecretChange(begun ?? seller)).toBeUndefined();
    expect(await connections.endSecretChange(seller, 'ours')).toBeUndefined();
    const ended = await connections.endSecretChange(begun ?? seller, 'ours');
    expect(ended).toEqual({ ...seller, webhookSecretVersion: 2 });
  });
});

describe('an Avito account', () => {
  it("is one seller's, until he lets it go", async () => {
    const accounts = new AvitoAccounts(table);
    expect(await accounts.claim('9', 'one', now)).toBeUndefined();
    expect(await accounts.claim('9', 'one', now + 1)).toBeUndefined();
    expect(await accounts.claim('9', 'other', now)).toEqual({ sellerId: 'one', claimedAt: now + 1 });
    await accounts.release('9', 'other');
    expect(await accounts.get('9')).toMatchObject({ sellerId: 'one' });
    await accounts.release('9', 'one');
    expect(await accounts.claim('9', 'other', now)).toBeUndefined();
  });

  it('is taken over only as it was seen', async () => {
    const accounts = new AvitoAccounts(table);
    await accounts.claim('10', 'one', now);
    const seen = { sellerId: 'one', claimedAt: now };
    await accounts.claim('10', 'one', now + 1);
    expect(await accounts.takeOver('10', seen, 'other', now + 2)).toBe(false);
    expect(await accounts.takeOver('10', { ...seen, claimedAt: now + 1 }, 'other', now + 2)).toBe(true);
    expect(await accounts.get('10')).toEqual({ sellerId: 'other', claimedAt: now + 2 });
  });
});
