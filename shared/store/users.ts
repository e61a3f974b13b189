import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { getMany } from './get-many.ts';
import { BY_STATE, ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;

export const userSchema = z.object({
  userId: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['admin', 'owner', 'operator']),
  /** The sellers that are his; admins reach all. */
  sellerIds: z.array(z.string()),
  isActive: z.boolean(),
  /** Access tokens and sessions begun earlier are refused: his password has changed or he was shut out. Unix milliseconds. */
  tokensValidFrom: z.number(),
  /** When he chose his first password. */
  joinedAt: z.number().optional(),
  /** Counts the changes that are made to him; his own choice of a password is none. */
  version: z.int(),
  createdAt: z.number(),
  /** His deletion has begun and will be finished: he is gone for everybody but whoever finishes it. */
  deletedAt: z.number().optional(),
});
export type User = z.infer<typeof userSchema>;

export type UserChange = Partial<
  Pick<User, 'email' | 'name' | 'role' | 'sellerIds' | 'isActive' | 'tokensValidFrom' | 'deletedAt'>
>;

/** The people who may use the API. The hash of a password lies in its user's item, so that one write changes all that hangs on it. */
export class Users {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** False when the id is taken. */
  async create(user: User, passwordHash?: string): Promise<boolean> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...userItem(user), passwordHash },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return (await ifHolds(this.#table.client.send(put))) !== undefined;
  }

  async get(userId: string): Promise<User | undefined> {
    const user = await this.find(userId);
    return user?.deletedAt === undefined ? user : undefined;
  }

  /** Also one whose deletion has begun. */
  async find(userId: string): Promise<User | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: userKey(userId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : userSchema.parse(Item);
  }

  /** By role, then by e-mail. A page may miss who was deleted meanwhile. */
  async list({ limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<{
    items: User[];
    nextCursor: string | undefined;
  }> {
    const from = decodeCursor(cursor, positionSchema);
    const { keys, next } = await this.#query({ prefix: '', limit, from });
    return {
      items: await this.#read(keys),
      nextCursor: next === undefined ? undefined : encodeCursor(next),
    };
  }

  /** Whether an active admin is left beside this user, by what is written now. The index may not know the newest yet. */
  async hasAdmin(except?: string): Promise<boolean> {
    let from: Position | undefined;
    do {
      const page = await this.#query({ prefix: 'admin#', limit: 100, from });
      // One at a time, as the second one seldom matters; batches would not be read consistently.
      for (const { pk } of page.keys) {
        const user = await this.get(String(pk).slice(PARTITION.length));
        if (user !== undefined && isActiveAdmin(user) && user.userId !== except) return true;
      }
      from = page.next;
    } while (from !== undefined);
    return false;
  }

  /** Changes the user as he was read. `undefined` when he has changed since, or is gone. */
  async change(user: User, change: UserChange): Promise<User | undefined> {
    const next = { ...user, ...change, version: user.version + 1 };
    const values = Object.entries({ ...change, version: next.version, ...placeInIndex(next) });
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: userKey(user.userId),
      UpdateExpression: `SET ${values.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression: '#version = :readVersion AND attribute_not_exists(deletedAt)',
      ExpressionAttributeNames: Object.fromEntries(values.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
        ':readVersion': user.version,
      },
      ReturnValues: 'ALL_NEW',
    });
    const written = await ifHolds(this.#table.client.send(update));
    return written === undefined ? undefined : userSchema.parse(written.Attributes);
  }

  /** Makes a seller his. Nothing happens when he is already, or when there is no such user. */
  async addSeller(userId: string, sellerId: string): Promise<void> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: userKey(userId),
      UpdateExpression: 'SET sellerIds = list_append(sellerIds, :one), #version = #version + :step',
      ConditionExpression:
        'attribute_exists(pk) AND attribute_not_exists(deletedAt) AND NOT contains(sellerIds, :sellerId)',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':one': [sellerId], ':sellerId': sellerId, ':step': 1 },
    });
    await ifHolds(this.#table.client.send(update));
  }

  /** The end of a deletion that has begun. */
  async remove(userId: string): Promise<void> {
    const remove = new DeleteCommand({
      TableName: this.#table.name,
      Key: userKey(userId),
      ConditionExpression: 'attribute_exists(deletedAt)',
    });
    await ifHolds(this.#table.client.send(remove));
  }

  async #query({ prefix, limit, from }: { prefix: string; limit: number; from: Position | undefined }) {
    const { Items = [], LastEvaluatedKey } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        IndexName: BY_STATE,
        KeyConditionExpression: prefix === '' ? 'gsi1pk = :users' : 'gsi1pk = :users AND begins_with(gsi1sk, :prefix)',
        ExpressionAttributeValues: { ':users': ALL_USERS, ...(prefix === '' ? {} : { ':prefix': prefix }) },
        Limit: limit,
        ExclusiveStartKey: from === undefined ? undefined : { gsi1pk: ALL_USERS, gsi1sk: from[0], ...userKey(from[1]) },
      }),
    );
    const keys = Items.map(({ pk, sk }) => ({ pk, sk }));
    const position = ({ gsi1sk, pk }: Record<string, unknown>) => [gsi1sk, String(pk).slice(PARTITION.length)];
    return {
      keys,
      next: LastEvaluatedKey === undefined ? undefined : positionSchema.parse(position(LastEvaluatedKey)),
    };
  }

  /** In the order of the keys. */
  async #read(keys: Record<string, unknown>[]): Promise<User[]> {
    const found = new Map((await getMany(this.#table, keys)).map((item) => [item.pk, userSchema.parse(item)]));
    return keys.flatMap(({ pk }) => {
      const user = found.get(pk);
      return user === undefined || user.deletedAt !== undefined ? [] : [user];
    });
  }
}

export function isActiveAdmin({ role, isActive }: Pick<User, 'role' | 'isActive'>): boolean {
  return role === 'admin' && isActive;
}

/** The `tokensValidFrom` that ends all tokens and sessions until now, even those of this millisecond. */
export function endingTokens({ tokensValidFrom }: Pick<User, 'tokensValidFrom'>, now: number): number {
  return Math.max(now, tokensValidFrom) + 1;
}

const ALL_USERS = 'USERS';
const PARTITION = 'USER#';

/** Where a list goes on: the index's sort key and the user. Longer ones than we write would be refused by the table. */
const positionSchema = z.tuple([z.string().min(1).max(400), z.string().min(1).max(100)]);
type Position = z.infer<typeof positionSchema>;

/** A user as he lies in the table. */
export function userItem(user: User) {
  return { ...userKey(user.userId), ...placeInIndex(user), schemaVersion: SCHEMA_VERSION, ...user };
}

/** A user's own item and his sessions share one partition. */
export function userKey(userId: string) {
  return { pk: `${PARTITION}${userId}`, sk: 'USER' };
}

function placeInIndex({ role, email, userId }: Pick<User, 'role' | 'email' | 'userId'>) {
  return { gsi1pk: ALL_USERS, gsi1sk: `${role}#${email}#${userId}` };
}
