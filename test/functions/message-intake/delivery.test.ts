import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { anIntake, startOfTest } from './an-intake.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

describe('a delivery that nobody can make sense of is parked, and done with', () => {
  it.each([
    ['not-json', 'слова покупателя'],
    ['unknown-shape', '[]'],
    ['unknown-shape', '{"payload":{"type":"message","value":{"id":"m-1"}}}'],
    ['unknown-type', '{"payload":{"type":"chat_read","value":{}}}'],
  ])('%s: %s', async (reason, body) => {
    const intake = await anIntake(table);
    expect(await intake.take({}, { body })).toBe('parked');
    expect(await intake.parkedEvents.newest(intake.seller.sellerId, 5)).toEqual([
      { id: 'q-1', sellerId: intake.seller.sellerId, reason, source: 'webhook', body, receivedAt: startOfTest },
    ]);
    expect(intake.notebook.valuesOf('DeliveriesParked')).toEqual([1]);
    const { sellerId } = intake.seller;
    expect(intake.notebook.lines).toEqual([
      { level: 'warn', message: 'delivery parked', fields: { sellerId, reason, source: 'webhook' } },
    ]);
  });

  it('unknown-seller', async () => {
    const intake = await anIntake(table);
    expect(await intake.take({}, { sellerId: 'nobody-1' })).toBe('parked');
    expect(await intake.parkedEvents.newest('nobody-1', 5)).toEqual([
      expect.objectContaining({ reason: 'unknown-seller' }),
    ]);
  });

  it('nothing of a seller who is being deleted: it is dropped', async () => {
    const intake = await anIntake(table, { deletingSince: 1 });
    expect(await intake.take()).toBe('dropped');
    expect(await intake.parkedEvents.newest(intake.seller.sellerId, 5)).toEqual([]);
    expect(await intake.readChat()).toBeUndefined();
    expect(intake.notebook.valuesOf('DeliveriesDropped')).toEqual([1]);
  });

  it.each([{ avitoUserId: '7' }, {}])('other-account: seller %j', async (changes) => {
    const intake = await anIntake(table, changes);
    expect(await intake.take({ accountId: 999 })).toBe('parked');
    expect(await intake.parkedEvents.newest(intake.seller.sellerId, 5)).toEqual([
      expect.objectContaining({ reason: 'other-account' }),
    ]);
    expect(await intake.readMessages()).toEqual([]);
  });

  it('once, however often it is delivered', async () => {
    const intake = await anIntake(table);
    for (let time = 0; time < 3; time += 1) await intake.take({}, { body: '[]' });
    expect(await intake.parkedEvents.newest(intake.seller.sellerId, 5)).toHaveLength(1);
  });
});

describe('the version of the secret that let a delivery in', () => {
  it.each([
    { let: 'the one in force', secretVersion: 3, outcome: 'scheduled' },
    { let: 'the previous one, while the new one is registered', secretVersion: 2, outcome: 'scheduled' },
    { let: 'none: reconcile found it', secretVersion: undefined, outcome: 'scheduled' },
    { let: 'one that was revoked', secretVersion: 1, outcome: 'parked' },
    { let: 'one that does not exist yet', secretVersion: 4, outcome: 'parked' },
    { let: 'nonsense', secretVersion: Number.NaN, outcome: 'parked' },
  ])('$let: $outcome', async ({ secretVersion, outcome }) => {
    const intake = await anIntake(table, { webhookSecretVersion: 3, previousWebhookSecretVersion: 2 });
    expect(await intake.take({}, { secretVersion })).toBe(outcome);
    const parked = await intake.parkedEvents.newest(intake.seller.sellerId, 5);
    expect(parked.map(({ reason }) => reason)).toEqual(outcome === 'parked' ? ['revoked-secret'] : []);
  });

  it('of old is parked where no previous one is accepted', async () => {
    const intake = await anIntake(table, { webhookSecretVersion: 3 });
    expect(await intake.take({}, { secretVersion: 2 })).toBe('parked');
  });
});

it("lets Avito's probe go by", async () => {
  const intake = await anIntake(table);
  expect(await intake.take({}, { body: '{}' })).toBe('probe');
  expect(await intake.parkedEvents.newest(intake.seller.sellerId, 5)).toEqual([]);
});

it('writes nothing of a message into the log', async () => {
  const intake = await anIntake(table);
  await intake.take({ text: 'слова покупателя' });
  await intake.take({ id: 'h-1', authorId: '111222333', text: 'слова продавца' });
  await intake.take({}, { body: '"слова незнакомца"' });
  expect(JSON.stringify(intake.notebook.lines)).not.toContain('слова');
});
