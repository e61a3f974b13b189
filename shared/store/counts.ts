import { QueryCommand, type QueryCommandOutput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type AnswerTimes, answerTimeBucket, noAnswerTimes } from '../chats/answer-times.ts';
import { type CountedOutcome, outcomeAttribute, outcomeOf } from './count-codes.ts';
import type { Table } from './table.ts';

const SCHEMA_VERSION = 1;
const KEPT_SECONDS = 3 * 366 * 86_400;

/** What has happened once, to be counted. */
export interface Happening {
  /** Of the people and of the bot; Avito's own notices are not counted. */
  messages?: { buyer?: number; bot?: number; human?: number };
  /** How a turn ended, or why a message opened none. */
  outcome?: { outcome: CountedOutcome; reason: string };
  /** How long a buyer waited for his first answer. */
  firstAnswer?: { by: 'bot' | 'human'; seconds: number };
  takeovers?: number;
  usage?: { inputTokens: number; outputTokens: number; costMicroUsd: number };
}

/** All that was counted for a seller in an hour. */
export interface HourCounts {
  /** Unix milliseconds of its beginning. */
  startsAt: number;
  messages: { buyer: number; bot: number; human: number };
  outcomes: { outcome: CountedOutcome; reason: string; count: number }[];
  firstAnswers: { bot: AnswerTimes; human: AnswerTimes };
  takeovers: number;
  usage: { inputTokens: number; outputTokens: number; costMicroUsd: number };
}

/**
 * What happened at a seller's, by the hour (UTC): one small item each, so that looking back costs the same however many chats there
 * are. Names are short because an item under 1 KB is one write unit each time.
 *
 * Adding cannot be repeated safely, so whoever counts does it after the write that happens once (a turn that ends, a message that
 * is stored) and only if that write was his. A crash in between loses one count; counting before it would count twice whatever is
 * tried again. A figure that is one short misleads nobody; one that rises with every failure would hide them.
 */
export class Counts {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(sellerId: string, happening: Happening, now: number): Promise<void> {
    const added = Object.entries(attributesOf(happening)).filter(([, count]) => count !== 0);
    if (added.length === 0) return;
    await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: { pk: partition(sellerId), sk: hourOf(now) },
        UpdateExpression: `ADD ${added.map((_, index) => `#a${index} :a${index}`).join(', ')}
          SET schemaVersion = :schemaVersion, expiresAt = :expiresAt`,
        ExpressionAttributeNames: Object.fromEntries(added.map(([name], index) => [`#a${index}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(added.map(([, count], index) => [`:a${index}`, count])),
          ':schemaVersion': SCHEMA_VERSION,
          ':expiresAt': Math.floor(now / 1_000) + KEPT_SECONDS,
        },
      }),
    );
  }

  /** The hours in which anything happened, in order; `from` and `to` (unix milliseconds) are within the first and the last. */
  async hours(sellerId: string, { from, to }: { from: number; to: number }): Promise<HourCounts[]> {
    const hours: HourCounts[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page: QueryCommandOutput = await this.#table.client.send(
        new QueryCommand({
          TableName: this.#table.name,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': partition(sellerId), ':from': hourOf(from), ':to': hourOf(to) },
          ExclusiveStartKey: start,
        }),
      );
      hours.push(...(page.Items ?? []).map(toHour));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return hours;
  }
}

function attributesOf({ messages, outcome, firstAnswer, takeovers, usage }: Happening): Record<string, number> {
  return {
    [NAMES.buyer]: messages?.buyer ?? 0,
    [NAMES.bot]: messages?.bot ?? 0,
    [NAMES.human]: messages?.human ?? 0,
    [NAMES.takeovers]: takeovers ?? 0,
    [NAMES.inputTokens]: usage?.inputTokens ?? 0,
    [NAMES.outputTokens]: usage?.outputTokens ?? 0,
    [NAMES.costMicroUsd]: usage?.costMicroUsd ?? 0,
    ...(outcome && { [outcomeAttribute(outcome.outcome, outcome.reason)]: 1 }),
    ...(firstAnswer && { [`${TIMES[firstAnswer.by]}${answerTimeBucket(firstAnswer.seconds)}`]: 1 }),
  };
}

const NAMES = {
  buyer: 'mb',
  bot: 'mo',
  human: 'mh',
  takeovers: 'to',
  inputTokens: 'ti',
  outputTokens: 'tk',
  costMicroUsd: 'c',
} as const;
const TIMES = { bot: 'b', human: 'h' } as const;

const itemSchema = z
  .object({ sk: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d$/) })
  .catchall(z.union([z.number(), z.string()]));

function toHour(item: Record<string, unknown>): HourCounts {
  const { sk, ...counts } = itemSchema.parse(item);
  const count = (name: string) => (typeof counts[name] === 'number' ? counts[name] : 0);
  return {
    startsAt: Date.parse(`${sk}:00:00Z`),
    messages: { buyer: count(NAMES.buyer), bot: count(NAMES.bot), human: count(NAMES.human) },
    outcomes: Object.keys(counts).flatMap((name) => {
      const outcome = outcomeOf(name);
      return outcome === undefined ? [] : [{ ...outcome, count: count(name) }];
    }),
    firstAnswers: { bot: times(TIMES.bot, count), human: times(TIMES.human, count) },
    takeovers: count(NAMES.takeovers),
    usage: {
      inputTokens: count(NAMES.inputTokens),
      outputTokens: count(NAMES.outputTokens),
      costMicroUsd: count(NAMES.costMicroUsd),
    },
  };
}

function times(letter: string, count: (name: string) => number): AnswerTimes {
  return noAnswerTimes().map((_, bucket) => count(`${letter}${bucket}`));
}

function partition(sellerId: string): string {
  return `COUNTS#${sellerId}`;
}

/** `2026-03-02T10` */
function hourOf(time: number): string {
  return new Date(time).toISOString().slice(0, 13);
}
