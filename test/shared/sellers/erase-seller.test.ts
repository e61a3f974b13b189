import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EraseDeps, eraseSellerStep } from '../../../shared/sellers/erase-seller.ts';
import { AvitoAccounts } from '../../../shared/store/avito-accounts.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { SellerErasure } from '../../../shared/store/seller-erasure.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { type User, Users } from '../../../shared/store/users.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let deps: EraseDeps & { users: Users; sellers: Sellers };
beforeEach(async () => {
  table = await aTable();
  deps = {
    sellers: new Sellers(table),
    erasure: new SellerErasure(table),
    avitoAccounts: new AvitoAccounts(table),
    users: new Users(table),
  };
});
afterEach(() => table.close());

const now = Date.parse('2026-03-02T10:00:00Z');
const put = (pk: string, sk: string, more: object = {}) =>
  table.client.send(new PutCommand({ TableName: table.name, Item: { pk, sk, ...more } }));
const keysLeft = async () => {
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  return Items.map(({ pk, sk }) => `${pk}/${sk}`).sort();
};

function aUser(userId: string, sellerIds: string[]): User {
  const email = `${userId}@example.com`;
  return {
    userId,
    email,
    name: userId,
    role: 'owner',
    sellerIds,
    isActive: true,
    tokensValidFrom: 0,
    version: 1,
    createdAt: now,
  };
}

/** A seller with something of every kind, and with a chat in every state. */
async function aWholeShop(sellerId: string, changes: Parameters<typeof aSeller>[0] = {}) {
  await deps.sellers.create(aSeller({ sellerId, avitoUserId: `account-of-${sellerId}`, ...changes }));
  await new AvitoAccounts(table).claim(`account-of-${sellerId}`, sellerId, now);
  for (const [number, state] of ['needs-human', 'draft', 'answering', 'waiting'].entries()) {
    const chatId = `u2i-${number}`;
    const pk = `CHAT#${sellerId}#${chatId}`;
    const index = { gsi1pk: `INBOX#${sellerId}#${state}`, gsi1sk: new Date(now).toISOString() };
    await put(pk, 'CHAT', { sellerId, chatId, state, listingId: '7', ...index });
    await put(pk, 'MESSAGE#001772445600#m1');
    await put(pk, 'REPLY#0000000001');
    await put(pk, 'OUTGOING#1');
    await put(`LISTING-CHATS#${sellerId}#7`, chatId);
  }
  await put(`LISTING-CHATS#${sellerId}#8`, 'u2i-0');
  for (const sk of ['LISTING#7', 'LISTING#8', 'LISTING-KNOWLEDGE#7', 'TEMPLATE#t', 'ARTICLE#a', 'HEALTH']) {
    await put(`SELLER#${sellerId}`, sk);
  }
  await put(`SELLER#${sellerId}`, 'JOB#1', { kind: 'listings-import' });
  await put(`SELLER#${sellerId}`, 'JOB#2', { kind: 'seller-deletion' });
  await put(`COUNTS#${sellerId}`, '2026-03-02T10');
  await put(`PARKED#${sellerId}`, '00000000000001#x');
  await put(`PACE#${sellerId}`, 'PACE');
}

/** Steps to the end, handing on the cursor, at most so many. */
async function eraseAll(sellerId: string, most = 50) {
  let cursor: string | undefined;
  let removed = 0;
  for (let steps = 1; steps <= most; steps += 1) {
    const step = await eraseSellerStep({ sellerId, cursor }, deps);
    removed += step.removed;
    cursor = step.cursor;
    if (cursor === undefined) return { removed, steps };
  }
  throw new Error('there is no end to it');
}

describe('erasing a seller', () => {
  it('leaves nothing of him but the job that tells of it, and everything of others', async () => {
    await aWholeShop('shop');
    const others = await keysLeft().then((before) => before.map((key) => key.replaceAll('shop', 'other')));
    await aWholeShop('other');
    await deps.users.create(aUser('both', ['other', 'shop']));
    await deps.users.create(aUser('none', ['other']));
    await deps.sellers.beginDeletion('shop', now);
    await eraseAll('shop');
    expect(await keysLeft()).toEqual([...others, 'SELLER#shop/JOB#2', 'USER#both/USER', 'USER#none/USER'].sort());
    expect(await deps.users.get('both')).toMatchObject({ sellerIds: ['other'], version: 2 });
    expect(await deps.users.get('none')).toMatchObject({ sellerIds: ['other'], version: 1 });
  });

  it('is refused for a seller whom nobody deletes', async () => {
    await aWholeShop('shop');
    const before = await keysLeft();
    const step = eraseSellerStep({ sellerId: 'shop', cursor: undefined }, deps);
    await expect(step).rejects.toMatchObject({ kind: 'conflict', code: 'seller-not-leaving' });
    expect(await keysLeft()).toEqual(before);
  });

  it('of somebody who is gone is done', async () => {
    expect(await eraseSellerStep({ sellerId: 'nobody', cursor: undefined }, deps)).toEqual({ removed: 0 });
  });

  it('begins from anywhere after a crash', async () => {
    await aWholeShop('shop', { deletingSince: now });
    await deps.users.create(aUser('owner', ['shop']));
    for (let steps = 0; steps < 4; steps += 1) {
      let cursor: string | undefined;
      for (let done = 0; done < steps; done += 1) {
        cursor = (await eraseSellerStep({ sellerId: 'shop', cursor }, deps)).cursor;
      }
    }
    await eraseAll('shop');
    expect(await keysLeft()).toEqual(['SELLER#shop/JOB#2', 'USER#owner/USER']);
  });

  it('goes round again for what was written meanwhile', async () => {
    await deps.sellers.create(aSeller({ sellerId: 'shop', deletingSince: now }));
    await put('PARKED#shop', '1');
    let cursor: string | undefined;
    for (let step = 0; step < 4; step += 1) cursor = (await eraseSellerStep({ sellerId: 'shop', cursor }, deps)).cursor;
    // A worker that was under way when the seller was stopped.
    await new Chats(table).openTurn(
      { sellerId: 'shop', chatId: 'late', chatType: 'u2i', listingId: '7', buyerId: '8', messageId: 'm', createdAt: 1 },
      now,
    );
    for (let step = 0; cursor !== undefined && step < 20; step += 1) {
      cursor = (await eraseSellerStep({ sellerId: 'shop', cursor }, deps)).cursor;
    }
    expect(await keysLeft()).toEqual([]);
  });

  it('removes a bounded part at a time, of one long chat too', async () => {
    await deps.sellers.create(aSeller({ sellerId: 'shop', deletingSince: now }));
    const pk = 'CHAT#shop#long';
    await put(pk, 'CHAT', { gsi1pk: 'INBOX#shop#waiting', gsi1sk: 'x', listingId: '7' });
    await Promise.all(
      Array.from({ length: 600 }, (_, number) => put(pk, `MESSAGE#${String(number).padStart(12, '0')}#m`)),
    );
    const step = await eraseSellerStep({ sellerId: 'shop', cursor: undefined }, deps);
    expect(step.removed).toBeGreaterThanOrEqual(500);
    expect(step.removed).toBeLessThan(800);
    expect((await keysLeft()).includes(`${pk}/CHAT`)).toBe(true);
    const { removed, steps } = await eraseAll('shop');
    expect(step.removed + removed).toBe(603);
    expect(steps).toBeLessThan(20);
    expect(await keysLeft()).toEqual([]);
  });

  it('does not undo what changes a user at the same time', async () => {
    await deps.sellers.create(aSeller({ sellerId: 'shop', deletingSince: now }));
    await deps.users.create(aUser('owner', ['shop']));
    const { users } = deps;
    let isFirst = true;
    const racing: EraseDeps = {
      ...deps,
      users: {
        list: (page) => users.list(page),
        find: (userId) => users.find(userId),
        async change(user, change) {
          if (isFirst) await users.addSeller(user.userId, 'new');
          isFirst = false;
          return users.change(user, change);
        },
      },
    };
    let cursor: string | undefined;
    do cursor = (await eraseSellerStep({ sellerId: 'shop', cursor }, racing)).cursor;
    while (cursor !== undefined);
    expect(await users.get('owner')).toMatchObject({ sellerIds: ['new'] });
  });

  it('gives up for now on a user who never holds still', async () => {
    await deps.sellers.create(aSeller({ sellerId: 'shop', deletingSince: now }));
    await deps.users.create(aUser('owner', ['shop']));
    const users = { ...boundTo(deps.users), change: async () => undefined };
    const erase = async () => {
      let cursor: string | undefined;
      do cursor = (await eraseSellerStep({ sellerId: 'shop', cursor }, { ...deps, users })).cursor;
      while (cursor !== undefined);
    };
    await expect(erase()).rejects.toMatchObject({ kind: 'transient', code: 'user-busy' });
  });
});

function boundTo(users: Users): Pick<Users, 'list' | 'find'> {
  return { list: (page) => users.list(page), find: (userId) => users.find(userId) };
}

it('tells whether a seller has chats', async () => {
  const erasure = new SellerErasure(table);
  await put('CHAT#other#1', 'CHAT', { gsi1pk: 'INBOX#other#waiting', gsi1sk: 'x' });
  expect(await erasure.hasChats('shop')).toBe(false);
  await put('CHAT#shop#1', 'CHAT', { gsi1pk: 'INBOX#shop#draft', gsi1sk: 'x' });
  expect(await erasure.hasChats('shop')).toBe(true);
});
