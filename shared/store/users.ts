import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Table } from './table.ts';

export const userSchema = z.object({
  userId: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['admin', 'owner', 'operator']),
  /** The sellers that are his; admins reach all. */
  sellerIds: z.array(z.string()),
  isActive: z.boolean(),
  /** Access tokens issued earlier are refused: his password or his rights have changed. Unix milliseconds. */
  tokensValidFrom: z.number(),
  /** Counts the changes. */
  version: z.int(),
  createdAt: z.number(),
});
export type User = z.infer<typeof userSchema>;

/** The people who may use the API. */
export class Users {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async get(userId: string): Promise<User | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: userKey(userId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : userSchema.parse(Item);
  }
}

/** A user's own item, his sessions and his invitation share one partition. */
export function userKey(userId: string) {
  return { pk: `USER#${userId}`, sk: 'USER' };
}
