import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ifHolds, type Table } from './table.ts';

/** What is tried, and by or on whom. */
export interface AttemptCounter {
  kind: string;
  /** A hash: the table need not know who tries. */
  subjectHash: string;
}

export interface AttemptLimit {
  most: number;
  withinSeconds: number;
}

/**
 * Counts attempts in a span that begins with the first one. Each is counted before it is made, by one write: however many are
 * made at once, no more than the limit go through, and a restart forgets none.
 */
export class Attempts {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Counts one more. When there have been too many it counts nothing and gives the seconds until the span ends. */
  async take(counter: AttemptCounter, limit: AttemptLimit, now: number): Promise<{ retryAfterSeconds?: number }> {
    const isTaken =
      (await this.#add(counter, limit, now)) ||
      (await this.#beginAnew(counter, limit, now)) ||
      // Somebody else has just begun anew.
      (await this.#add(counter, limit, now));
    return isTaken ? {} : { retryAfterSeconds: await this.#secondsLeft(counter, now) };
  }

  /** Takes one back that turned out not to count. */
  async giveBack(counter: AttemptCounter, now: number): Promise<void> {
    await this.#update(counter, 'SET tries = tries - :one', 'endsAt > :now AND tries > :zero', {
      ':one': 1,
      ':now': now,
      ':zero': 0,
    });
  }

  /** Forgets all of them. */
  async clear(counter: AttemptCounter): Promise<void> {
    await this.#table.client.send(new DeleteCommand({ TableName: this.#table.name, Key: key(counter) }));
  }

  #add(counter: AttemptCounter, limit: AttemptLimit, now: number): Promise<boolean> {
    const { endsAt, expiresAt } = spanFrom(now, limit);
    return this.#update(
      counter,
      'SET tries = if_not_exists(tries, :zero) + :one, endsAt = if_not_exists(endsAt, :endsAt), expiresAt = if_not_exists(expiresAt, :expiresAt)',
      'attribute_not_exists(pk) OR (endsAt > :now AND tries < :most)',
      { ':zero': 0, ':one': 1, ':endsAt': endsAt, ':expiresAt': expiresAt, ':now': now, ':most': limit.most },
    );
  }

  #beginAnew(counter: AttemptCounter, limit: AttemptLimit, now: number): Promise<boolean> {
    const { endsAt, expiresAt } = spanFrom(now, limit);
    return this.#update(counter, 'SET tries = :one, endsAt = :endsAt, expiresAt = :expiresAt', 'endsAt <= :now', {
      ':one': 1,
      ':endsAt': endsAt,
      ':expiresAt': expiresAt,
      ':now': now,
    });
  }

  async #secondsLeft(counter: AttemptCounter, now: number): Promise<number> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: key(counter), ConsistentRead: true }),
    );
    const { endsAt } = z.object({ endsAt: z.number() }).parse(Item ?? { endsAt: now });
    return Math.max(1, (endsAt - now) / 1_000);
  }

  async #update(
    counter: AttemptCounter,
    expression: string,
    condition: string,
    values: Record<string, unknown>,
  ): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: key(counter),
      UpdateExpression: expression,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
    });
    return (await ifHolds(this.#table.client.send(update))) !== undefined;
  }
}

function key({ kind, subjectHash }: AttemptCounter) {
  return { pk: `ATTEMPTS#${kind}#${subjectHash}`, sk: 'ATTEMPTS' };
}

/** The table forgets it some time after it has ended. */
function spanFrom(now: number, { withinSeconds }: AttemptLimit): { endsAt: number; expiresAt: number } {
  const endsAt = now + withinSeconds * 1_000;
  return { endsAt, expiresAt: Math.ceil(endsAt / 1_000) };
}
