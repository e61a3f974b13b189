import { randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../errors/app-error.ts';
import { ifHolds, type Table } from './table.ts';

const HELD_AT_MOST_MS = 30_000;
const ASK_AGAIN_MS = 250;
const WAIT_AT_MOST_MS = 10_000;

interface Time {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/**
 * Runs `work` while no other process runs work under the same name. The lock ends by itself after 30 s, so `work` must
 * be shorter. Throws a transient `lock-busy` when it is not free within 10 s.
 */
export async function withLock<T>(table: Table, name: string, time: Time, work: () => Promise<T>): Promise<T> {
  const owner = randomUUID();
  const Key = { pk: `LOCK#${name}`, sk: 'LOCK' };
  await acquire(table, { Key, owner, name }, time);
  try {
    return await work();
  } finally {
    const release = new DeleteCommand({
      TableName: table.name,
      Key,
      ConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': owner },
    });
    // What the work gave or threw matters more; a lock that is not released ends by itself.
    await table.client.send(release).catch(() => undefined);
  }
}

async function acquire(
  table: Table,
  lock: { Key: { pk: string; sk: string }; owner: string; name: string },
  { now, sleep }: Time,
): Promise<void> {
  const giveUpAt = now() + WAIT_AT_MOST_MS;
  while (!(await take(table, lock, now()))) {
    if (now() >= giveUpAt) {
      throw new AppError('transient', { code: 'lock-busy', message: `the lock ${lock.name} was not free in time` });
    }
    await sleep(ASK_AGAIN_MS);
  }
}

async function take(
  table: Table,
  { Key, owner }: { Key: { pk: string; sk: string }; owner: string },
  now: number,
): Promise<boolean> {
  const put = new PutCommand({
    TableName: table.name,
    Item: {
      ...Key,
      owner,
      until: now + HELD_AT_MOST_MS,
      expiresAt: Math.ceil((now + HELD_AT_MOST_MS) / 1_000) + 3_600,
    },
    ConditionExpression: 'attribute_not_exists(pk) OR #until < :now',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':now': now },
  });
  return (await ifHolds(table.client.send(put))) !== undefined;
}
