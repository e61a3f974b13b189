import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { getMany } from './get-many.ts';
import type { Table } from './table.ts';

const SCHEMA_VERSION = 1;
/** What is left of a seller who was deleted while he was being looked after goes by itself. */
const KEPT_SECONDS = 30 * 86_400;

const sellerHealthSchema = z.object({
  sellerId: z.string(),
  /** Unix milliseconds of the last run that looked after the seller. */
  lookedAfterAt: z.number(),
  /** Of the last one that compared his chats with Avito's. */
  reconciledAt: z.number().optional(),
  /** The code of what kept that run from comparing his chats with Avito's; absent when nothing did. */
  failure: z.string().optional(),
  /** Unix milliseconds since when the oldest buyer waits for the bot; absent when none does. */
  oldestUnansweredAt: z.number().optional(),
  /** Messages which that run found and the webhook should have brought. */
  missedByWebhook: z.int().default(0),
  /** Unix milliseconds at which Avito last named our webhook among the account's. Looked for every ten minutes. */
  subscriptionSeenAt: z.number().optional(),
  /** Unix milliseconds at which the newest of those messages reached us that came by webhook; seen by the run after it. */
  lastWebhookAt: z.number().optional(),
});
export type SellerHealth = z.infer<typeof sellerHealthSchema>;

const runSchema = z.object({
  /** Unix milliseconds of its end. */
  at: z.number(),
  sellers: z.int(),
  failed: z.int(),
  /** Sellers there was no time for. */
  left: z.int(),
  /** Unix milliseconds. */
  oldestUnansweredAt: z.number().optional(),
});
export type ReconcileRun = z.infer<typeof runSchema>;

/**
 * What reconcile last saw, for those who look after sellers and the system. It costs a write a minute for the run and for each
 * seller: 43,200 units a month, three cents at 0.76 dollars for a million.
 */
export class Health {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** `undefined` for a seller that no run has looked after yet. */
  async get(sellerId: string): Promise<SellerHealth | undefined> {
    const { Item } = await this.#table.client.send(new GetCommand({ TableName: this.#table.name, Key: key(sellerId) }));
    return Item === undefined ? undefined : sellerHealthSchema.parse(Item);
  }

  /** Of those of these sellers whom a run has looked after. */
  async ofMany(sellerIds: string[]): Promise<Map<string, SellerHealth>> {
    const items = await getMany(this.#table, sellerIds.map(key));
    const known = items.map((item) => sellerHealthSchema.parse(item));
    return new Map(known.map((health) => [health.sellerId, health]));
  }

  /** Notes what a run saw. When something was last so (reconciled, the subscription seen, a webhook) stays where this run does not say it. */
  async note(health: SellerHealth): Promise<void> {
    const entries = Object.entries({
      ...health,
      schemaVersion: SCHEMA_VERSION,
      expiresAt: Math.floor(health.lookedAfterAt / 1_000) + KEPT_SECONDS,
    });
    const set = entries.filter(([, value]) => value !== undefined);
    const gone = (['failure', 'oldestUnansweredAt'] as const).filter((name) => health[name] === undefined);
    await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: key(health.sellerId),
        UpdateExpression: [
          `SET ${set.map(([name]) => `${name} = :${name}`).join(', ')}`,
          ...(gone.length === 0 ? [] : [`REMOVE ${gone.join(', ')}`]),
        ].join(' '),
        ExpressionAttributeValues: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
      }),
    );
  }

  /** `undefined` before the first run. */
  async lastRun(): Promise<ReconcileRun | undefined> {
    const { Item } = await this.#table.client.send(new GetCommand({ TableName: this.#table.name, Key: RUN_KEY }));
    return Item === undefined ? undefined : runSchema.parse(Item);
  }

  async noteRun(run: ReconcileRun): Promise<void> {
    const item = { ...RUN_KEY, schemaVersion: SCHEMA_VERSION, ...run };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item: item }));
  }
}

const RUN_KEY = { pk: 'SYSTEM', sk: 'RECONCILE' };

function key(sellerId: string) {
  return { pk: `SELLER#${sellerId}`, sk: 'HEALTH' };
}
