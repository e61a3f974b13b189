import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localClient } from '../../../local/engines/local-client.ts';
import { countAnswers } from '../../../shared/chats/answer-times.ts';
import { COUNTED_OUTCOMES } from '../../../shared/store/count-codes.ts';
import { Counts } from '../../../shared/store/counts.ts';
import { itemBytes, itemSchema } from '../../bench/meter/item.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let counts: Counts;
beforeAll(async () => {
  table = await aTable();
  counts = new Counts(table);
});
afterAll(() => table.close());

const now = Date.parse('2026-03-02T10:20:00Z');
const HOUR = 3_600_000;

describe('what happens at a seller’s', () => {
  it('is summed by the hour', async () => {
    const answered = {
      messages: { buyer: 2, bot: 1 },
      outcome: { outcome: 'sent', reason: 'answered' },
      firstAnswer: { by: 'bot', seconds: 2.4 },
      usage: { inputTokens: 1_400, outputTokens: 90, costMicroUsd: 670 },
    } as const;
    await counts.add('summed', answered, now);
    await counts.add('summed', answered, now + HOUR / 2);
    await counts.add('summed', { messages: { human: 1 }, takeovers: 1 }, now + HOUR / 2);
    await counts.add('summed', { outcome: { outcome: 'handed-off', reason: 'not-text' } }, now + HOUR);
    const [first, second, ...others] = await counts.hours('summed', { from: now, to: now + HOUR });
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      startsAt: Date.parse('2026-03-02T10:00:00Z'),
      messages: { buyer: 4, bot: 2, human: 1 },
      outcomes: [{ outcome: 'sent', reason: 'answered', count: 2 }],
      takeovers: 1,
      usage: { inputTokens: 2_800, outputTokens: 180, costMicroUsd: 1_340 },
    });
    expect(countAnswers(first?.firstAnswers.bot ?? [])).toBe(2);
    expect(second?.outcomes).toEqual([{ outcome: 'handed-off', reason: 'not-text', count: 1 }]);
  });

  it('is counted of fifty things at once', async () => {
    await Promise.all(Array.from({ length: 50 }, () => counts.add('busy', { messages: { buyer: 1 } }, now)));
    expect(await counts.hours('busy', { from: now, to: now })).toMatchObject([{ messages: { buyer: 50 } }]);
  });

  it('is not written when it is nothing, and nobody else’s', async () => {
    await counts.add('quiet', { messages: { buyer: 0 } }, now);
    await counts.add('quiet-2', { takeovers: 1 }, now);
    expect(await counts.hours('quiet', { from: now, to: now })).toEqual([]);
  });

  it('is told of the hours asked for, over pages', async () => {
    for (let hour = 0; hour < 5; hour += 1) await counts.add('ranged', { takeovers: hour + 1 }, now + hour * HOUR);
    const hours = await counts.hours('ranged', { from: now + HOUR, to: now + 3 * HOUR });
    expect(hours.map(({ takeovers }) => takeovers)).toEqual([2, 3, 4]);
  });

  it('with a reason nobody foresaw is counted as another one', async () => {
    await counts.add('other', { outcome: { outcome: 'failed', reason: 'avito-on-the-moon' } }, now);
    await counts.add('other', { outcome: { outcome: 'failed', reason: 'guard-of.new' } }, now);
    const [hour] = await counts.hours('other', { from: now, to: now });
    expect(hour?.outcomes).toEqual([{ outcome: 'failed', reason: 'other', count: 2 }]);
  });

  it('in the worst of hours still fits into one write unit, and is forgotten after three years', async () => {
    const sellerId = 'a'.repeat(36);
    const reasons = [
      'answered',
      'model-timeout',
      'model-nonsense',
      'guard-price',
      'not-text',
      'human-answers',
      'gave-up',
    ];
    for (const outcome of COUNTED_OUTCOMES) {
      for (const reason of reasons) await counts.add(sellerId, { outcome: { outcome, reason } }, now);
    }
    const seconds = [0, 1, 2, 3, 4, 5, 8, 12, 17, 25, 40, 50, 90, 200, 400, 700, 1_000, 2_000, 9_000, 50_000, 99_999];
    for (const by of ['bot', 'human'] as const) {
      for (const each of seconds) await counts.add(sellerId, { firstAnswer: { by, seconds: each } }, now);
    }
    const usage = { inputTokens: 9_999_999, outputTokens: 999_999, costMicroUsd: 9_999_999 };
    await counts.add(sellerId, { messages: { buyer: 9_999, bot: 9_999, human: 999 }, takeovers: 999, usage }, now);
    const Key = { pk: { S: `COUNTS#${sellerId}` }, sk: { S: '2026-03-02T10' } };
    const client = new DynamoDBClient(localClient(table.url));
    const { Item } = await client.send(new GetItemCommand({ TableName: table.name, Key }));
    client.destroy();
    const item = itemSchema.parse(Item);
    // Each number may grow by two bytes more before an hour of ten thousand messages is over.
    expect(itemBytes(item) + Object.keys(item).length).toBeLessThan(1_024);
    expect(Number(Item?.expiresAt?.N)).toBeGreaterThan(Date.parse('2029-01-01') / 1_000);
  });
});
