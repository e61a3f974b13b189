import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ifHolds, type Table } from './table.ts';
import { endingTokens, type User, userKey, userSchema } from './users.ts';

const invitationSchema = z.object({
  tokenHash: z.string(),
  /** Unix milliseconds. */
  expiresAt: z.number(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/**
 * What lets a user choose a password. It lies in the user's own item, so that choosing one and using the invitation up are one
 * write; a newer one takes the place of the one before.
 */
export class Invitations {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** False for a user who may not sign in. */
  async create(userId: string, invitation: Invitation): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: userKey(userId),
      UpdateExpression: 'SET invitation = :invitation',
      ConditionExpression: 'isActive = :true AND attribute_not_exists(deletedAt)',
      ExpressionAttributeValues: { ':invitation': invitation, ':true': true },
    });
    return (await ifHolds(this.#table.client.send(update))) !== undefined;
  }

  /** With the user who is invited. */
  async get(userId: string): Promise<{ user: User; invitation: Invitation } | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: userKey(userId), ConsistentRead: true }),
    );
    if (Item?.invitation === undefined) return undefined;
    return { user: userSchema.parse(Item), invitation: invitationSchema.parse(Item.invitation) };
  }

  /**
   * Sets the password and uses the invitation up; all tokens and sessions until now are refused from then on. Gives the user
   * as he is then, `undefined` when the invitation is used, replaced or expired, or the user may not sign in.
   */
  async accept(
    user: User,
    { tokenHash, passwordHash, now }: { tokenHash: string; passwordHash: string; now: number },
  ): Promise<User | undefined> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: userKey(user.userId),
      UpdateExpression:
        'SET passwordHash = :passwordHash, tokensValidFrom = :validFrom, joinedAt = if_not_exists(joinedAt, :now) REMOVE invitation',
      ConditionExpression:
        'invitation.tokenHash = :tokenHash AND invitation.expiresAt > :now AND isActive = :true AND attribute_not_exists(deletedAt)',
      ExpressionAttributeValues: {
        ':passwordHash': passwordHash,
        ':validFrom': endingTokens(user, now),
        ':now': now,
        ':tokenHash': tokenHash,
        ':true': true,
      },
      ReturnValues: 'ALL_NEW',
    });
    const written = await ifHolds(this.#table.client.send(update));
    return written === undefined ? undefined : userSchema.parse(written.Attributes);
  }
}
