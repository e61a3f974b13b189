import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;

const loginSchema = z.object({
  userId: z.string(),
  /** The version of the user that has this e-mail, or is about to. */
  userVersion: z.int(),
  /** Unix milliseconds. */
  claimedAt: z.number(),
});
export type Login = z.infer<typeof loginSchema>;

/**
 * Which user signs in with an e-mail. It is written before the user carries the e-mail, and so makes e-mails unique; it
 * counts only together with a user who does carry it. E-mails are given in lower case.
 */
export class Logins {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async get(email: string): Promise<Login | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: key(email), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : loginSchema.parse(Item);
  }

  /** Takes a free e-mail, or renews the claim of the same user. False when it is another's. */
  claim(email: string, login: Login): Promise<boolean> {
    return this.#put(email, login, 'attribute_not_exists(pk) OR userId = :userId', { ':userId': login.userId });
  }

  /** Takes an e-mail over from a claim that came to nothing; false when that claim is not as it was read. */
  takeOver(email: string, login: Login, from: Login): Promise<boolean> {
    return this.#put(email, login, 'userId = :userId AND claimedAt = :claimedAt', {
      ':userId': from.userId,
      ':claimedAt': from.claimedAt,
    });
  }

  /** Frees an e-mail of this user, unless a later version of him has come back to it. */
  async release(email: string, userId: string, upToVersion: number): Promise<void> {
    const remove = new DeleteCommand({
      TableName: this.#table.name,
      Key: key(email),
      ConditionExpression: 'userId = :userId AND userVersion <= :version',
      ExpressionAttributeValues: { ':userId': userId, ':version': upToVersion },
    });
    await ifHolds(this.#table.client.send(remove));
  }

  async #put(email: string, login: Login, condition: string, values: Record<string, unknown>): Promise<boolean> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...key(email), schemaVersion: SCHEMA_VERSION, ...login },
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
    });
    return (await ifHolds(this.#table.client.send(put))) !== undefined;
  }
}

function key(email: string) {
  return { pk: `LOGIN#${email}`, sk: 'LOGIN' };
}
