import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let sellers: Sellers;
let sellerId: string;
let count = 0;
beforeAll(async () => {
  table = await aTable();
  sellers = new Sellers(table);
});
beforeEach(() => {
  count += 1;
  sellerId = `seller-${count}`;
});
afterAll(() => table.close());

const now = Date.parse('2026-01-01T10:00:00Z');

describe('a seller', () => {
  it('reads back as it was made', async () => {
    const seller = aSeller({ sellerId, previousWebhookSecretVersion: 0 });
    await sellers.create(seller);
    expect(await sellers.get(sellerId)).toEqual(seller);
  });

  it('may have no Avito account yet', async () => {
    const { avitoUserId: _none, ...seller } = aSeller({ sellerId, avitoStatus: 'not-connected' });
    await sellers.create(seller);
    expect(await sellers.get(sellerId)).toEqual(seller);
  });

  it('is made once: the second is a conflict and changes nothing', async () => {
    await sellers.create(aSeller({ sellerId, name: 'Первый' }));
    const second = sellers.create(aSeller({ sellerId, name: 'Второй' }));
    await expect(second).rejects.toMatchObject({ kind: 'conflict', code: 'seller-exists' });
    expect(await sellers.get(sellerId)).toMatchObject({ name: 'Первый' });
  });

  it('that nobody made is not there', async () => {
    expect(await sellers.get(sellerId)).toBeUndefined();
  });

  it('of an older form gets the settings of today by their defaults', async () => {
    const { webhookStatus: _none, ...seller } = aSeller({ sellerId });
    const item = { ...seller, settings: { mode: 'auto', takeoverMinutes: 5 }, pk: `SELLER#${sellerId}`, sk: 'SELLER' };
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    expect(await sellers.get(sellerId)).toMatchObject({
      webhookStatus: 'ours',
      settings: sellerSettingsSchema.parse({ mode: 'auto', takeoverMinutes: 5 }),
    });
  });

  it('that cannot be read is an error without a word of it', async () => {
    const item = { ...aSeller({ sellerId }), pk: `SELLER#${sellerId}`, sk: 'SELLER', avitoStatus: 'слова', name: 7 };
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    const failure = await sellers.get(sellerId).catch((error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(`${failure.message}${JSON.stringify(failure)}`).not.toContain('слова');
  });
});

describe('what Avito answered about the account', () => {
  it('is news once', async () => {
    await sellers.create(aSeller({ sellerId }));
    const told = await Promise.all(
      Array.from({ length: 10 }, () => sellers.noteAvitoStatus(sellerId, 'payment-required', now)),
    );
    expect(told.filter((isNews) => isNews)).toHaveLength(1);
    expect(await sellers.get(sellerId)).toMatchObject({ avitoStatus: 'payment-required', avitoStatusSince: now });
  });

  it('keeps the time of the change when it is told again', async () => {
    await sellers.create(aSeller({ sellerId }));
    await sellers.noteAvitoStatus(sellerId, 'unauthorised', now);
    expect(await sellers.noteAvitoStatus(sellerId, 'unauthorised', now + 60_000)).toBe(false);
    expect(await sellers.get(sellerId)).toMatchObject({ avitoStatusSince: now });
    expect(await sellers.noteAvitoStatus(sellerId, 'connected', now + 60_000)).toBe(true);
  });

  it('makes no seller', async () => {
    expect(await sellers.noteAvitoStatus(sellerId, 'connected', now)).toBe(false);
    expect(await sellers.get(sellerId)).toBeUndefined();
  });
});

describe('what was seen of the webhook', () => {
  it('is news once', async () => {
    await sellers.create(aSeller({ sellerId }));
    expect(await sellers.noteWebhook(sellerId, 'ours')).toBe(false);
    expect(await sellers.noteWebhook(sellerId, 'silent')).toBe(true);
    expect(await sellers.noteWebhook(sellerId, 'silent')).toBe(false);
    expect(await sellers.noteWebhook(sellerId, 'lost')).toBe(true);
    expect(await sellers.get(sellerId)).toMatchObject({ webhookStatus: 'lost' });
  });

  it('makes no seller', async () => {
    expect(await sellers.noteWebhook(sellerId, 'lost')).toBe(false);
    expect(await sellers.get(sellerId)).toBeUndefined();
  });
});

describe('a change', () => {
  it('of one thing leaves the others', async () => {
    await sellers.create(aSeller({ sellerId }));
    await sellers.change(sellerId, { isStopped: true });
    expect(await sellers.get(sellerId)).toEqual(aSeller({ sellerId, isStopped: true, version: 2 }));
  });

  it('may be of all of them', async () => {
    await sellers.create(aSeller({ sellerId }));
    const settings = sellerSettingsSchema.parse({ mode: 'draft', instructions: 'Говори кратко' });
    await sellers.change(sellerId, { settings, isStopped: true, avitoUserId: '7', webhookSecretVersion: 2 });
    expect(await sellers.get(sellerId)).toMatchObject({
      settings,
      isStopped: true,
      avitoUserId: '7',
      webhookSecretVersion: 2,
    });
  });

  it('of a seller nobody knows is an error, and makes none', async () => {
    const change = sellers.change(sellerId, { isStopped: true });
    await expect(change).rejects.toMatchObject({ kind: 'not-found', code: 'seller-unknown' });
    expect(await sellers.get(sellerId)).toBeUndefined();
  });
});

describe('a version', () => {
  const ofOlderForm = async () => {
    const {
      version: _version,
      settingsVersion: _settingsVersion,
      webhookStatus: _status,
      ...seller
    } = aSeller({ sellerId });
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: { ...seller, pk: `SELLER#${sellerId}`, sk: 'SELLER' } }),
    );
    return aSeller({ sellerId });
  };

  it('that was read is the only one that is changed', async () => {
    const seller = aSeller({ sellerId });
    await sellers.create(seller);
    expect(await sellers.rename(seller, 'Новое')).toMatchObject({ name: 'Новое', version: 2 });
    expect(await sellers.rename(seller, 'Другое')).toBeUndefined();
    const settings = sellerSettingsSchema.parse({ mode: 'off' });
    expect(await sellers.changeSettings(seller, settings)).toMatchObject({ settings, settingsVersion: 2, version: 2 });
    expect(await sellers.changeSettings(seller, settings)).toBeUndefined();
    expect(await sellers.get(sellerId)).toMatchObject({ name: 'Новое', version: 2, settingsVersion: 2 });
  });

  it('of a seller of an older form is the first', async () => {
    const seller = await ofOlderForm();
    expect(await sellers.get(sellerId)).toEqual(seller);
    expect(await sellers.rename(seller, 'Новое')).toMatchObject({ version: 2 });
    expect(await sellers.changeSettings(seller, seller.settings)).toMatchObject({ settingsVersion: 2 });
    expect(await sellers.noteWebhook(sellerId, 'silent')).toBe(true);
  });
});

describe('a deletion', () => {
  it('begins once, stops for good, and lets nothing be changed', async () => {
    const seller = aSeller({ sellerId });
    await sellers.create(seller);
    expect(await sellers.beginDeletion(sellerId, now)).toMatchObject({
      isStopped: true,
      deletingSince: now,
      version: 2,
    });
    expect(await sellers.beginDeletion(sellerId, now + 1)).toMatchObject({ deletingSince: now, version: 2 });
    const start = sellers.change(sellerId, { isStopped: false });
    await expect(start).rejects.toMatchObject({ kind: 'conflict', code: 'seller-leaving' });
    expect(await sellers.rename({ ...seller, version: 2 }, 'Новое')).toBeUndefined();
    expect(await sellers.changeSettings(seller, seller.settings)).toBeUndefined();
    await sellers.remove(sellerId);
    expect(await sellers.get(sellerId)).toBeUndefined();
  });

  it('removes nobody for whom it has not begun, and begins for nobody who is not there', async () => {
    await sellers.create(aSeller({ sellerId }));
    await sellers.remove(sellerId);
    expect(await sellers.get(sellerId)).toBeDefined();
    expect(await sellers.beginDeletion('nobody', now)).toBeUndefined();
  });
});

it('news of an account that was disconnected meanwhile is none', async () => {
  const { avitoUserId: _none, ...seller } = aSeller({ sellerId, avitoStatus: 'not-connected' });
  await sellers.create(seller);
  expect(await sellers.noteAvitoStatus(sellerId, 'unauthorised', now)).toBe(false);
  expect(await sellers.get(sellerId)).toMatchObject({ avitoStatus: 'not-connected' });
});

it('a webhook that nobody wants is never missed', async () => {
  await sellers.create(aSeller({ sellerId, webhookStatus: 'off' }));
  for (const status of ['lost', 'silent', 'ours'] as const) {
    expect(await sellers.noteWebhook(sellerId, status)).toBe(false);
  }
  expect(await sellers.get(sellerId)).toMatchObject({ webhookStatus: 'off' });
});

it('lists every seller, over as many pages as DynamoDB makes of them', async () => {
  const crowd = await aTable();
  const many = new Sellers(crowd);
  expect(await Array.fromAsync(many.allIds())).toEqual([]);
  // A page ends at 1 MB, and an id may be a kilobyte: some hundred sellers take more than one page.
  const ids = Array.from({ length: 600 }, (_none, index) => `${String(index).padStart(4, '0')}-${'s'.repeat(900)}`);
  for (let from = 0; from < ids.length; from += 50) {
    await Promise.all(ids.slice(from, from + 50).map((id) => many.create(aSeller({ sellerId: id }))));
  }
  const pages: number[] = [];
  crowd.client.middlewareStack.add(
    (next) => async (args) => {
      pages.push(1);
      return next(args);
    },
    { step: 'initialize' },
  );
  expect(await Array.fromAsync(many.allIds())).toEqual(ids);
  expect(pages.length).toBeGreaterThan(1);
  await crowd.close();
});
