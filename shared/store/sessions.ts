import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;
/** Counted anew with each refresh: who has not come for so long signs in again. */
export const SESSION_LASTS_SECONDS = 30 * 86_400;

const sessionSchema = z.object({
  userId: z.string(),
  sessionId: z.string(),
  /** Of what all its refresh tokens have in common. */
  familyHash: z.string(),
  /** Of the newest refresh token. */
  tokenHash: z.string(),
  /** It ends where the user's `tokensValidFrom` is later. Unix milliseconds. */
  startedAt: z.number(),
  /** Unix milliseconds. */
  validUntil: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;

/** Where somebody is signed in: one family of refresh tokens, of which only hashes are kept. */
export class Sessions {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async start(session: Omit<Session, 'validUntil'>): Promise<void> {
    const item = {
      ...key(session),
      schemaVersion: SCHEMA_VERSION,
      ...session,
      ...lifetimeFrom(session.startedAt),
    };
    await this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item: item }));
  }

  async get(userId: string, sessionId: string): Promise<Session | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: key({ userId, sessionId }), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : sessionSchema.parse(Item);
  }

  /** Replaces the refresh token as it was read. False when somebody else has, or the session has ended. */
  async rotate(session: Session, tokenHash: string, now: number): Promise<boolean> {
    const { validUntil, expiresAt } = lifetimeFrom(now);
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: key(session),
      UpdateExpression: 'SET tokenHash = :next, validUntil = :validUntil, expiresAt = :expiresAt',
      ConditionExpression: 'tokenHash = :read',
      ExpressionAttributeValues: {
        ':next': tokenHash,
        ':read': session.tokenHash,
        ':validUntil': validUntil,
        ':expiresAt': expiresAt,
      },
    });
    return (await ifHolds(this.#table.client.send(update))) !== undefined;
  }

  async end({ userId, sessionId }: Pick<Session, 'userId' | 'sessionId'>): Promise<void> {
    await this.#table.client.send(new DeleteCommand({ TableName: this.#table.name, Key: key({ userId, sessionId }) }));
  }

  /** Safe to run again after a crash: it ends those that are left. */
  async endAll(userId: string): Promise<void> {
    const { pk } = key({ userId, sessionId: '' });
    let from: Record<string, unknown> | undefined;
    do {
      const page = await this.#table.client.send(
        new QueryCommand({
          TableName: this.#table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sessions)',
          ExpressionAttributeValues: { ':pk': pk, ':sessions': SESSION },
          ProjectionExpression: 'pk, sk',
          ExclusiveStartKey: from,
        }),
      );
      for (const { sk } of page.Items ?? []) {
        await this.#table.client.send(new DeleteCommand({ TableName: this.#table.name, Key: { pk, sk } }));
      }
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }
}

const SESSION = 'SESSION#';

function key({ userId, sessionId }: Pick<Session, 'userId' | 'sessionId'>) {
  return { pk: `USER#${userId}`, sk: `${SESSION}${sessionId}` };
}

/** The table forgets it some time after it has ended. */
function lifetimeFrom(now: number): { validUntil: number; expiresAt: number } {
  const validUntil = now + SESSION_LASTS_SECONDS * 1_000;
  return { validUntil, expiresAt: Math.ceil(validUntil / 1_000) };
}
