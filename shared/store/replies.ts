import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ChatRef, Terms } from './chat.ts';
import { chatPartition, REPLY, replySortKey } from './chat-key.ts';
import { getMany } from './get-many.ts';
import { ifHolds, type Table } from './table.ts';

/** 2: they have a time to go. */
const SCHEMA_VERSION = 2;

/** `sending` is on its way to `sent` or `handed-off`; every other state is an end. */
export const replyStateSchema = z.enum(['sending', 'sent', 'draft', 'handed-off', 'silent', 'failed']);

const usageSchema = z.object({
  model: z.string(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicroUsd: z.number(),
  milliseconds: z.number(),
});

export const replyRatingSchema = z.object({
  isGood: z.boolean(),
  /** What should have been said. */
  correction: z.string().optional(),
  note: z.string().optional(),
  by: z.string(),
  at: z.number(),
});
export type ReplyRating = z.infer<typeof replyRatingSchema>;

export const replySchema = z.object({
  sellerId: z.string(),
  chatId: z.string(),
  /** The turn it answers: every buyer message up to this number. One turn has one reply. */
  seq: z.int(),
  state: replyStateSchema,
  /** What a reply in `sending` ends as. */
  endsAs: z.enum(['sent', 'handed-off']).optional(),
  /** For a person to read; a stable word first where code counts it. */
  reason: z.string(),
  text: z.string(),
  usedFacts: z.array(z.string()).default([]),
  /** Names of the guards that objected to a draft on the way here. */
  objections: z.array(z.string()).default([]),
  /** Roubles; what it offers for the listing, and the price it agrees to. The chat remembers them once it has left as it is. */
  offer: z.number().optional(),
  agreedPrice: z.number().optional(),
  usage: z.array(usageSchema).default([]),
  createdAt: z.number(),
  /** Unix milliseconds of the first attempt to send. */
  sendingSince: z.number().optional(),
  /** Avito's id and time (unix seconds) of the message that carries it. */
  messageId: z.string().optional(),
  sentAt: z.number().optional(),
  /** What people did with it. Of a draft that is being sent, `sendingUntil` (unix milliseconds) says how long by the same call. */
  approval: z.object({ by: z.string(), at: z.number(), sendingUntil: z.number() }).optional(),
  /** The draft as the bot wrote it, where the one who approved it wrote something else. */
  originalText: z.string().optional(),
  dismissal: z.object({ by: z.string(), at: z.number() }).optional(),
  rating: replyRatingSchema.optional(),
  /** Counts what people did with it; absent while nobody has. */
  version: z.int().optional(),
  /** Unix seconds at which it goes. */
  expiresAt: z.number().optional(),
});
export type Reply = z.infer<typeof replySchema>;

/** What a reply binds us to: nothing before it has left, and nothing where a person has put it in his own words. */
export function termsOf({ messageId, originalText, offer, agreedPrice }: Reply): Terms | undefined {
  if (messageId === undefined || originalText !== undefined) return undefined;
  return { offers: offer === undefined ? [] : [offer], agreedPrice };
}

/** The decision to say nothing about a turn, made without asking the model. */
export function wordless(
  { sellerId, chatId }: ChatRef,
  decision: Pick<Reply, 'seq' | 'reason' | 'createdAt' | 'expiresAt'> & { state: 'silent' | 'failed' },
): Reply {
  return { sellerId, chatId, ...decision, text: '', usedFacts: [], objections: [], usage: [] };
}

/** What was decided about each turn, under the turn's number. */
export class Replies {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Keeps a new decision. False when the turn has one already: then that one stands. */
  async keep(reply: Reply): Promise<boolean> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: { ...replyKey(reply, reply.seq), schemaVersion: SCHEMA_VERSION, ...reply },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return (await ifHolds(this.#table.client.send(put))) !== undefined;
  }

  async get(chat: ChatRef, seq: number): Promise<Reply | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: replyKey(chat, seq), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : replySchema.parse(Item);
  }

  /** The decisions about these turns, as far as there are any, in any order. */
  async getMany(turns: { chat: ChatRef; seq: number }[]): Promise<Reply[]> {
    const keys = turns.map(({ chat, seq }) => replyKey(chat, seq));
    return (await getMany(this.#table, keys)).map((item) => replySchema.parse(item));
  }

  /** Notes that Avito has it. From `sending` only: the response and the echo may both come to tell. */
  async settleSent(reply: Reply, sent: { messageId: string; sentAt: number }): Promise<void> {
    await this.#settle(reply, {
      expression: 'SET #state = :state, messageId = :messageId, sentAt = :sentAt',
      values: { ':state': reply.endsAs ?? 'sent', ':messageId': sent.messageId, ':sentAt': sent.sentAt },
    });
  }

  /** Notes that it will never be sent. From `sending` only, and never where a person has approved it: it is his to end. */
  async settleUnsent(reply: Reply, state: 'silent' | 'failed', reason: string): Promise<void> {
    await this.#settle(reply, {
      expression: 'SET #state = :state, reason = :reason',
      condition: 'attribute_not_exists(approval)',
      values: { ':state': state, ':reason': reason },
    });
  }

  /** The last decisions about a chat, newest first; of those before a turn's number where one is given. */
  newest(chat: ChatRef, limit: number, before?: number): Promise<Reply[]> {
    return this.#newest(chat, { limit, before, isConsistent: true });
  }

  /** The same at half the price. What was written within the last second or so may be missing. */
  lately(chat: ChatRef, limit: number): Promise<Reply[]> {
    return this.#newest(chat, { limit, before: undefined, isConsistent: false });
  }

  async #newest(
    chat: ChatRef,
    { limit, before, isConsistent }: { limit: number; before: number | undefined; isConsistent: boolean },
  ): Promise<Reply[]> {
    const { Items = [] } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': chatPartition(chat),
          ':first': REPLY,
          ':last': before === undefined ? `${REPLY}~` : replyKey(chat, before - 1).sk,
        },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: isConsistent,
      }),
    );
    return Items.map((item) => replySchema.parse(item));
  }

  async #settle(
    reply: Reply,
    change: { expression: string; condition?: string; values: Record<string, unknown> },
  ): Promise<void> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: replyKey(reply, reply.seq),
      UpdateExpression: change.expression,
      ConditionExpression: ['#state = :sending', change.condition].filter(Boolean).join(' AND '),
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ...change.values, ':sending': 'sending' },
    });
    await ifHolds(this.#table.client.send(update));
  }
}

/** Replies sort by their turn's number. */
export function replyKey(chat: ChatRef, seq: number) {
  return { pk: chatPartition(chat), sk: replySortKey(seq) };
}
