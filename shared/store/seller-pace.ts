import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Pace } from '../avito/pace.ts';
import { AppError } from '../errors/app-error.ts';
import { ifHolds, type Table } from './table.ts';

/**
 * Avito documents no limit for the messenger; 5 requests a second per account is what integrators settled on
 * (avito-api 2.9). Slots are booked in blocks, what one answer needs: one write instead of four.
 */
export const PACE = {
  requestsPerSecond: 5,
  /** Slots that may be used at once after a quiet time. */
  burst: 8,
  /** Chat card, history, send, read. */
  block: 4,
  /** Unused slots outlive the seconds in which the model thinks, then are lost: they are never saved up. */
  slotsLastSeconds: 10,
  /** A longer wait is somebody else's turn: the job goes back to its queue instead of holding a worker. */
  longestWaitSeconds: 2,
} as const;

const SLOT_MS = 1_000 / PACE.requestsPerSecond;

interface Time {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/**
 * The rate limit of one seller, shared by all processes through one item that holds the time up to which slots are
 * booked (the generic cell rate algorithm). Over any longer time the limit holds exactly; several processes that have
 * booked and not yet used may exceed it for a moment.
 */
export class SellerPace implements Pace {
  readonly #table: Table;
  readonly #sellerId: string;
  readonly #time: Time;
  #slots = 0;
  #slotsUntil = 0;
  /** Requests that start together share one booking. */
  #booking: Promise<void> | undefined;

  constructor(table: Table, sellerId: string, time: Time) {
    this.#table = table;
    this.#sellerId = sellerId;
    this.#time = time;
  }

  async admit(): Promise<void> {
    if (this.#time.now() > this.#slotsUntil) this.#slots = 0;
    while (this.#slots === 0) {
      this.#booking ??= this.#book().finally(() => {
        this.#booking = undefined;
      });
      await this.#booking;
    }
    this.#slots -= 1;
  }

  /** Nobody sends for this seller until then: Avito said so (429, Retry-After). */
  async pause(seconds: number): Promise<void> {
    this.#slots = 0;
    const until = this.#time.now() + seconds * 1_000 + PACE.burst * SLOT_MS;
    await this.#write('SET bookedUntil = :until', 'attribute_not_exists(bookedUntil) OR bookedUntil < :until', {
      ':until': until,
    });
  }

  async #book(): Promise<void> {
    const now = this.#time.now();
    const cost = PACE.block * SLOT_MS;
    const bookedUntil =
      (await this.#write('SET bookedUntil = :after', 'attribute_not_exists(bookedUntil) OR bookedUntil <= :now', {
        ':after': now + cost,
        ':now': now,
      })) ??
      (await this.#write('SET bookedUntil = bookedUntil + :cost', 'bookedUntil <= :latest', {
        ':cost': cost,
        ':latest': now + PACE.longestWaitSeconds * 1_000 + PACE.burst * SLOT_MS,
      }));
    if (bookedUntil === undefined) throw pacedOut();

    const waitMs = bookedUntil - PACE.burst * SLOT_MS - now;
    if (waitMs > 0) await this.#time.sleep(waitMs);
    this.#slots += PACE.block;
    this.#slotsUntil = this.#time.now() + PACE.slotsLastSeconds * 1_000;
  }

  async #write(expression: string, condition: string, values: Record<string, number>): Promise<number | undefined> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: { pk: `PACE#${this.#sellerId}`, sk: 'PACE' },
      UpdateExpression: expression,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
      ReturnValues: 'UPDATED_NEW',
    });
    const written = await ifHolds(this.#table.client.send(update));
    return written === undefined ? undefined : z.number().parse(written.Attributes?.bookedUntil);
  }
}

function pacedOut(): AppError {
  return new AppError('transient', {
    code: 'avito-paced',
    message: 'the request limit of this seller is used up for the moment',
    retryAfterSeconds: PACE.longestWaitSeconds,
  });
}
