import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { Health } from '../../../shared/store/health.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { anSqs } from '../../support/an-sqs.ts';
import { aSystem } from './a-system.ts';

let table: TestTable;
let sqs: Awaited<ReturnType<typeof anSqs>>;
let system: Awaited<ReturnType<typeof aSystem>>;
let call: ReturnType<typeof system.callerWith>;
let admin: string;
beforeAll(async () => {
  [table, sqs] = await Promise.all([aTable(), anSqs()]);
  system = await aSystem(table, sqs);
  call = system.callerWith({});
  admin = await system.person('admin', [], 'anna');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([table.close(), sqs.close()]);
});

describe('health', () => {
  it('is told to everybody, and nothing else is', async () => {
    expect(await call('getHealth')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('is a 503 without reasons when the table does not answer', async () => {
    const pingTable = async () => {
      throw new AppError('transient', {
        code: 'table-unavailable',
        message: 'the table does not answer',
        cause: new Error('host db-17.internal refused'),
      });
    };
    const answer = await system.callerWith({ pingTable })('getHealth');
    expect(answer).toMatchObject({ status: 503, body: { code: 'table-unavailable' } });
    expect(JSON.stringify(answer.body)).not.toContain('db-17');
  });
});

describe('the status', () => {
  it('counts what each queue and its dead letters hold', async () => {
    await put(system.urls.replies.queueUrl, 'waiting');
    await put(system.urls.replies.deadLettersUrl, 'given up');
    const { body } = await call('getSystemStatus', { as: admin });
    expect(body.queues.map(({ name }: { name: string }) => name)).toEqual(['inbound', 'replies', 'notices', 'jobs']);
    expect(body.queues[1]).toEqual({
      name: 'replies',
      messages: { visible: 1, inFlight: 0, delayed: 0 },
      deadLetters: { visible: 1, inFlight: 0, delayed: 0 },
    });
  });

  it('shows the rest when a queue does not answer', async () => {
    const [inbound, ...others] = system.deps.queues;
    if (inbound === undefined) throw new Error('there are queues');
    const silent = { ...inbound, countMessages: () => Promise.reject(new Error('away')) };
    const { status, body } = await system.callerWith({ queues: [silent, ...others] })('getSystemStatus', { as: admin });
    expect(status).toBe(200);
    expect(body.queues[0]).toMatchObject({ name: 'inbound', messages: null, deadLetters: { visible: 0 } });
    expect(system.notebook.lines).toContainEqual(expect.objectContaining({ message: 'queue not counted' }));
  });

  it('tells the last reconcile and who waits longest', async () => {
    const at = Date.parse('2026-03-02T09:59:00Z');
    const run = { at, oldestUnansweredAt: at - 60_000, sellers: 9, left: 2, failed: 1 };
    await new Health(table).noteRun(run);
    const { body } = await call('getSystemStatus', { as: admin });
    expect(body.reconcile).toEqual({
      lastRunAt: '2026-03-02T09:59:00.000Z',
      oldestUnansweredAt: '2026-03-02T09:58:00.000Z',
      sellersLeft: 2,
      sellersFailed: 1,
    });
  });

  it('says what is wrong with each seller, a page at a time', async () => {
    const sellers = new Sellers(table);
    await sellers.create(aSeller({ sellerId: 'a-good' }));
    await sellers.create(aSeller({ sellerId: 'b-poor', avitoStatus: 'payment-required', webhookStatus: 'lost' }));
    await sellers.create(aSeller({ sellerId: 'c-refused', avitoStatus: 'unauthorised', isStopped: true }));
    await sellers.create(aSeller({ sellerId: 'd-new', avitoStatus: 'not-connected', webhookStatus: 'off' }));
    const iso = '2026-03-02T09:59:00.000Z';
    const at = Date.parse(iso);
    const never = { lastReconciledAt: null, lastWebhookAt: null };
    const health = new Health(table);
    await health.note({
      ...{ sellerId: 'a-good', missedByWebhook: 0 },
      lookedAfterAt: at,
      reconciledAt: at,
      lastWebhookAt: at,
    });
    const status = system.callerWith({ health });
    const first = await status('getSystemStatus', { as: admin, query: { limit: 2 } });
    expect(first.body.sellers.items).toMatchObject([
      { token: 'good', tariff: 'good', subscription: 'ours', ...{ lastReconciledAt: iso, lastWebhookAt: iso } },
      { token: 'good', tariff: 'without-messenger', subscription: 'lost', ...never },
    ]);
    const query = { limit: 2, cursor: first.body.sellers.nextCursor };
    const second = await status('getSystemStatus', { as: admin, query });
    expect(second.body.sellers.items).toMatchObject([
      { sellerId: 'c-refused', token: 'refused', tariff: 'unknown', isStopped: true },
      { sellerId: 'd-new', token: 'none', tariff: 'unknown', subscription: 'off', ...never },
    ]);
  });

  it('is for admins', async () => {
    const owner = await system.person('owner', ['a-good']);
    expect((await call('getSystemStatus', { as: owner })).status).toBe(403);
    expect((await call('getSystemStatus')).status).toBe(401);
  });
});

describe('a redrive', () => {
  it('moves dead letters, says how many are left, and is noted', async () => {
    for (const body of ['a', 'b', 'c']) await put(system.urls.jobs.deadLettersUrl, body);
    const { body } = await call('redriveDeadLetters', { as: admin, body: { queue: 'jobs', limit: 2 } });
    expect(body).toEqual({ moved: 2, left: 1 });
    expect(await sqs.takeAll(system.urls.jobs.queueUrl)).toHaveLength(2);
    const { body: audit } = await call('listAuditEntries', { as: admin, query: { action: 'redriveDeadLetters' } });
    expect(audit.items).toMatchObject([{ userId: 'anna', details: { queue: 'jobs', moved: 2, left: 1 } }]);
  });

  it.each([
    ['a queue there is not', { queue: 'other' }, 'queue'],
    ['too many at once', { queue: 'jobs', limit: 1_000 }, 'limit'],
    ['more than it knows', { queue: 'jobs', force: true }, ''],
  ])('refuses %s by name', async (_what, body, field) => {
    const answer = await call('redriveDeadLetters', { as: admin, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'input-invalid' } });
    expect(answer.body.errors[0].field).toContain(field);
  });

  it('is a 503 when the queue is away', async () => {
    const redrive = () =>
      Promise.reject(new AppError('transient', { code: 'queue-unavailable', message: 'the queue is away' }));
    const answer = await system.callerWith({ redrive })('redriveDeadLetters', { as: admin, body: { queue: 'jobs' } });
    expect(answer).toMatchObject({ status: 503, body: { code: 'queue-unavailable' } });
  });
});

describe('the emergency stop for all', () => {
  it('says who pulled it and when, also to who pulls it again', async () => {
    const other = await system.person('admin', [], 'boris');
    const stopped = await call('stopAllSellers', { as: admin });
    expect(stopped.body).toEqual({ isStopped: true, changedAt: '2026-03-02T10:00:00.000Z', changedBy: 'anna' });
    expect((await call('stopAllSellers', { as: other })).body).toEqual(stopped.body);
    expect((await call('getSystemStatus', { as: admin })).body.stop).toEqual(stopped.body);
    const started = await call('startAllSellers', { as: other });
    expect(started.body).toMatchObject({ isStopped: false, changedBy: 'boris' });
    expect(await system.deps.systemStop.state()).toMatchObject({ isStopped: false });
  });
});

describe('the audit', () => {
  it('is listed with its filters', async () => {
    system.clock.at = Date.parse('2026-03-02T10:05:00Z');
    const late = await system.person('admin', [], 'clara');
    await call('stopAllSellers', { as: late });
    await call('startAllSellers', { as: late });
    const by = async (query: Record<string, string>) =>
      (await call('listAuditEntries', { as: admin, query })).body.items.map(
        ({ userId, action, at }: Record<string, string>) => [userId, action, at],
      );
    expect(await by({ userId: 'clara' })).toEqual([
      ['clara', 'startAllSellers', '2026-03-02T10:05:00.000Z'],
      ['clara', 'stopAllSellers', '2026-03-02T10:05:00.000Z'],
    ]);
    expect(await by({ from: '2026-03-02T10:01:00Z', action: 'stopAllSellers' })).toEqual([
      ['clara', 'stopAllSellers', '2026-03-02T10:05:00.000Z'],
    ]);
    expect(await by({ to: '2026-03-02T09:00:00Z' })).toEqual([]);
  });

  it.each([
    ['a time that is none', { from: 'yesterday' }, 'from'],
    ['a limit of none', { limit: 0 }, 'limit'],
    ['a filter there is not', { colour: 'red' }, ''],
  ])('refuses %s', async (_what, query, field) => {
    const answer = await call('listAuditEntries', { as: admin, query });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toContain(field);
  });

  it('shows an owner those of his seller, and not where they were made from', async () => {
    const at = system.clock.at;
    const entry = { at, userId: 'anna', target: {}, details: {}, sourceIp: '203.0.113.7' };
    await system.deps.audit.add({ ...entry, entryId: 'of-mine', action: 'changeSettings', sellerId: 'mine' });
    await system.deps.audit.add({ ...entry, entryId: 'of-other', action: 'changeSettings', sellerId: 'other' });
    await system.deps.audit.add({ ...entry, entryId: 'a-stop', action: 'stopSeller', sellerId: 'mine' });
    const as = await system.person('owner', ['mine'], 'owner-of-mine');
    const { status, body } = await call('listSellerAudit', {
      as,
      params: { sellerId: 'mine' },
      query: { action: 'changeSettings' },
    });
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        entryId: 'of-mine',
        at: new Date(at).toISOString(),
        userId: 'anna',
        action: 'changeSettings',
        target: {},
        details: {},
      },
    ]);
  });

  it('refuses a forged cursor', async () => {
    const cursor = Buffer.from('"USER#anna"').toString('base64url');
    expect(await call('listAuditEntries', { as: admin, query: { cursor } })).toMatchObject({
      status: 400,
      body: { code: 'cursor-invalid' },
    });
  });
});

function put(QueueUrl: string, MessageBody: string) {
  return sqs.client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}
