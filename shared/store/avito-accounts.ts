import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;

const claimSchema = z.object({
  sellerId: z.string(),
  /** Unix milliseconds. */
  claimedAt: z.number(),
});
export type AccountClaim = z.infer<typeof claimSchema>;

/**
 * Which seller an Avito account belongs to. An account is one seller's only: two would answer the same buyers, and each
 * would take the other's answers for a human's.
 */
export class AvitoAccounts {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Claims the account. `undefined` when it is the seller's now, otherwise the claim that stands in the way. */
  async claim(accountId: string, sellerId: string, now: number): Promise<AccountClaim | undefined> {
    const isClaimed = await this.#put(
      accountId,
      { sellerId, claimedAt: now },
      'attribute_not_exists(pk) OR sellerId = :sellerId',
      {
        ':sellerId': sellerId,
      },
    );
    return isClaimed ? undefined : await this.get(accountId);
  }

  /** Claims an account from somebody who left his claim behind. False when it is no longer that claim. */
  takeOver(accountId: string, left: AccountClaim, sellerId: string, now: number): Promise<boolean> {
    return this.#put(accountId, { sellerId, claimedAt: now }, 'sellerId = :left AND claimedAt = :leftAt', {
      ':left': left.sellerId,
      ':leftAt': left.claimedAt,
    });
  }

  async get(accountId: string): Promise<AccountClaim | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: key(accountId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : claimSchema.parse(Item);
  }

  /** Nothing happens where the account is another seller's. */
  async release(accountId: string, sellerId: string): Promise<void> {
    const remove = new DeleteCommand({
      TableName: this.#table.name,
      Key: key(accountId),
      ConditionExpression: 'sellerId = :sellerId',
      ExpressionAttributeValues: { ':sellerId': sellerId },
    });
    await ifHolds(this.#table.client.send(remove));
  }

  async #put(
    accountId: string,
    claim: AccountClaim,
    ConditionExpression: string,
    ExpressionAttributeValues: Record<string, unknown>,
  ): Promise<boolean> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...key(accountId), schemaVersion: SCHEMA_VERSION, ...claim },
      ConditionExpression,
      ExpressionAttributeValues,
    });
    return (await ifHolds(this.#table.client.send(put))) !== undefined;
  }
}

function key(accountId: string) {
  return { pk: `AVITO#${accountId}`, sk: 'AVITO' };
}
