import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listing, Listings } from '../../../shared/store/listings.ts';
import { type ParkedEvent, ParkedEvents } from '../../../shared/store/parked-events.ts';
import { SystemStop } from '../../../shared/store/system.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

describe('parked events', () => {
  const receivedAt = Date.parse('2026-01-01T10:00:00Z');
  const anEvent = (changes: Partial<ParkedEvent> = {}): ParkedEvent => ({
    id: 'q-1',
    sellerId: 'parked-1',
    reason: 'unknown-shape',
    source: 'webhook',
    body: '{"payload":1}',
    receivedAt,
    ...changes,
  });

  it('come newest first, the last so many, of this seller alone', async () => {
    const parked = new ParkedEvents(table);
    for (const later of [2, 0, 1]) {
      await parked.park(anEvent({ id: `q-${later}`, receivedAt: receivedAt + later }));
    }
    await parked.park(anEvent({ sellerId: 'parked-2' }));
    expect((await parked.newest('parked-1', 2)).map(({ id }) => id)).toEqual(['q-2', 'q-1']);
    expect(await parked.newest('parked-2', 2)).toEqual([anEvent({ sellerId: 'parked-2' })]);
    expect(await parked.newest('parked-3', 2)).toEqual([]);
  });

  it('keep the beginning of a body that is longer than an item', async () => {
    const parked = new ParkedEvents(table);
    await parked.park(anEvent({ sellerId: 'parked-6', body: '\\uffff'.repeat(87_000) }));
    expect((await parked.newest('parked-6', 1))[0]?.body).toHaveLength(350_000);
  });

  it('are parked once, however often the queue brings them', async () => {
    const parked = new ParkedEvents(table);
    for (let time = 0; time < 3; time += 1) await parked.park(anEvent({ sellerId: 'parked-4' }));
    expect(await parked.newest('parked-4', 10)).toHaveLength(1);
  });

  it('hold the largest body a webhook takes', async () => {
    const parked = new ParkedEvents(table);
    const body = 'ж'.repeat(131_072);
    await parked.park(anEvent({ sellerId: 'parked-5', body }));
    expect((await parked.newest('parked-5', 1))[0]?.body).toBe(body);
  });

  it('go away after a month', async () => {
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    const expiries = Items.filter(({ pk }) => pk === 'PARKED#parked-4').map(({ expiresAt }) => expiresAt);
    expect(expiries).toEqual([Date.parse('2026-01-31T10:00:00Z') / 1_000]);
  });
});

describe('listing cards', () => {
  const card: Listing = {
    listingId: '3456789012',
    title: 'Кресло офисное «Комфорт»',
    price: 4_500,
    priceText: '4 500 ₽',
    status: 'active',
    url: 'https://www.avito.ru/1',
    ownerId: '111222333',
    fetchedAt: 1,
  };

  it('are what was put last', async () => {
    const listings = new Listings(table);
    expect(await listings.get('seller-1', card.listingId)).toBeUndefined();
    await listings.put('seller-1', card);
    expect(await listings.get('seller-1', card.listingId)).toEqual(card);
    const { price: _price, priceText: _text, url: _url, ownerId: _owner, ...bare } = card;
    await listings.put('seller-1', { ...bare, status: 'unknown' });
    expect(await listings.get('seller-1', card.listingId)).toEqual({ ...bare, status: 'unknown' });
  });

  it('of one seller are nothing to another', async () => {
    const listings = new Listings(table);
    await listings.put('seller-2', card);
    expect(await listings.get('seller-3', card.listingId)).toBeUndefined();
  });
});

describe('the emergency stop for all', () => {
  it('is off until somebody sets it', async () => {
    const stop = new SystemStop(table);
    expect(await stop.isStopped()).toBe(false);
    expect(await stop.state()).toEqual({ isStopped: false });
    await stop.set(true);
    expect(await stop.isStopped()).toBe(true);
    await stop.set(false);
    expect(await stop.isStopped()).toBe(false);
  });

  it('remembers who changed it, not who asked for what was so already', async () => {
    const stop = new SystemStop(table);
    await stop.set(true, { by: 'anna', at: 1_000 });
    await stop.set(true, { by: 'boris', at: 2_000 });
    expect(await stop.state()).toEqual({ isStopped: true, changedBy: 'anna', changedAt: 1_000 });
    await stop.set(false, { by: 'boris', at: 3_000 });
    expect(await stop.state()).toEqual({ isStopped: false, changedBy: 'boris', changedAt: 3_000 });
  });
});
