import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ifHolds, type Table } from './table.ts';
import { endingTokens, type User, userKey, userSchema } from './users.ts';

const hashSchema = z.object({ passwordHash: z.string().optional() });

/** The password hashes of users. They lie in the user's own item, and leave it only through here. */
export class Passwords {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** A user with the hash of his password, which he has not while he is only invited. */
  async get(userId: string): Promise<{ user: User; hash: string | undefined } | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: userKey(userId), ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    const user = userSchema.parse(Item);
    return user.deletedAt === undefined ? { user, hash: hashSchema.parse(Item).passwordHash } : undefined;
  }

  /**
   * A new password instead of the one that was read; all tokens and sessions until now are refused from then on. Gives the user
   * as he is then, `undefined` when the password is another already or the user may not sign in.
   */
  async change(user: User, { from, to, now }: { from: string; to: string; now: number }): Promise<User | undefined> {
    const written = await this.#update(
      user.userId,
      'SET passwordHash = :to, tokensValidFrom = :validFrom',
      'passwordHash = :from AND isActive = :true AND attribute_not_exists(deletedAt)',
      { ':to': to, ':from': from, ':validFrom': endingTokens(user, now), ':true': true },
    );
    return written === undefined ? undefined : userSchema.parse(written);
  }

  /** Another hash of the same password. Nothing happens when the password has changed meanwhile. */
  async rehash(userId: string, { from, to }: { from: string; to: string }): Promise<void> {
    await this.#update(userId, 'SET passwordHash = :to', 'passwordHash = :from', { ':from': from, ':to': to });
  }

  async #update(
    userId: string,
    expression: string,
    condition: string,
    values: Record<string, unknown>,
  ): Promise<Record<string, unknown> | undefined> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: userKey(userId),
      UpdateExpression: expression,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
      ReturnValues: 'ALL_NEW',
    });
    return (await ifHolds(this.#table.client.send(update)))?.Attributes;
  }
}
