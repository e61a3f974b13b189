import { GetCommand, type GetCommandInput, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { chatPartition } from './chat-key.ts';
import { BY_STATE, ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;

/** What a chat waits for. Only the first three are in the index: a chat that waits for the buyer needs nobody. */
export const chatStateSchema = z.enum(['answering', 'needs-human', 'draft', 'waiting']);
export type ChatState = z.infer<typeof chatStateSchema>;

const chatSchema = z.object({
  sellerId: z.string(),
  chatId: z.string(),
  chatType: z.string().optional(),
  listingId: z.string().optional(),
  buyerId: z.string().optional(),
  state: chatStateSchema.default('waiting'),
  /** Counts the buyer's messages in the order they reached us; late arrivals get the next number too. */
  inboundSeq: z.int().default(0),
  /** Every buyer message up to this one has its outcome. What lies above is the open turn. */
  answeredSeq: z.int().default(0),
  /** ISO time at which the open turn began; absent when no turn is open. */
  turnStartedAt: z.string().optional(),
  lastMessageId: z.string().optional(),
  /** Unix seconds, as Avito gives it. */
  lastBuyerMessageAt: z.number().optional(),
  /** Unix milliseconds. */
  takeoverUntil: z.number().optional(),
  leaseUntil: z.number().optional(),
  leaseSeq: z.int().optional(),
  isOurPurchase: z.boolean().default(false),
  /** The bot has asked for a human, who has not come yet. */
  handedOffAt: z.string().optional(),
});
export type Chat = z.infer<typeof chatSchema>;

export interface ChatRef {
  sellerId: string;
  chatId: string;
}

export interface BuyerMessageNote extends ChatRef {
  chatType: string;
  listingId: string | undefined;
  buyerId: string | undefined;
  messageId: string;
  createdAt: number;
}

export interface WaitingChat {
  chatId: string;
  /** ISO time since when it is in that state. */
  since: string;
}

export interface TurnEnd {
  seq: number;
  /** What the chat waits for from now on. */
  state: Exclude<ChatState, 'answering'>;
  /** Set while the bot's call for a human is unanswered. */
  handedOffAt: string | undefined;
  isOurPurchase: boolean;
  /** Unix milliseconds. */
  now: number;
}

/** `taken` is ours until the lease runs out, with the chat as it was before: its `leaseSeq` tells who had begun what. */
export type TurnClaim =
  | { kind: 'taken'; chat: Chat }
  | { kind: 'already-answered'; chat: Chat | undefined }
  | { kind: 'busy' | 'superseded' };

/**
 * Dialogs. Every method is one conditional write to one item and names the states it may come from, so each may be
 * repeated: a second run finds its condition gone and changes nothing.
 */
export class Chats {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async get(ref: ChatRef, read: { isConsistent: boolean }): Promise<Chat | undefined> {
    const input: GetCommandInput = { TableName: this.#table.name, Key: key(ref), ConsistentRead: read.isConsistent };
    const { Item } = await this.#table.client.send(new GetCommand(input));
    return Item === undefined ? undefined : chatSchema.parse(Item);
  }

  /** Counts a buyer's message in and opens a turn, or lengthens the open one. */
  async openTurn(note: BuyerMessageNote, now: number): Promise<Chat> {
    const startedAt = new Date(now).toISOString();
    const counting = countingIn(note);
    const chat = await this.#update(note, {
      set: `${counting.set}, turnStartedAt = if_not_exists(turnStartedAt, :startedAt), #state = :answering,
        answeredSeq = if_not_exists(answeredSeq, :zero), gsi1pk = :inbox, gsi1sk = if_not_exists(turnStartedAt, :startedAt)`,
      values: {
        ...counting.values,
        ':startedAt': startedAt,
        ':answering': 'answering',
        ':inbox': inbox(note.sellerId, 'answering'),
      },
    });
    if (chat === undefined) throw new Error('an update without a condition cannot fail it');
    return chat;
  }

  /**
   * Counts in a buyer's message that is not to be answered. `undefined` when a turn is open: then the message belongs to
   * that turn, and `openTurn` is the way.
   */
  async noteUnanswerable(note: BuyerMessageNote): Promise<Chat | undefined> {
    const { set, values } = countingIn(note);
    return this.#update(note, {
      set: `${set}, answeredSeq = if_not_exists(inboundSeq, :zero) + :one`,
      condition: 'attribute_not_exists(turnStartedAt)',
      values,
    });
  }

  /** A human of the seller has written: the bot is quiet until then, and the open turn, if any, is his. */
  async startTakeover(ref: ChatRef, takeover: { until: number; messageId: string }): Promise<Chat | undefined> {
    return this.#update(ref, {
      set: `takeoverUntil = :until, lastMessageId = :messageId, #state = :waiting, sellerId = :sellerId, chatId = :chatId,
        inboundSeq = if_not_exists(inboundSeq, :zero), answeredSeq = if_not_exists(inboundSeq, :zero)`,
      remove: 'turnStartedAt, handedOffAt, gsi1pk, gsi1sk',
      condition: 'attribute_not_exists(takeoverUntil) OR takeoverUntil <= :until',
      values: {
        ':until': takeover.until,
        ':messageId': takeover.messageId,
        ':sellerId': ref.sellerId,
        ':chatId': ref.chatId,
        ':zero': 0,
        ':waiting': 'waiting',
      },
    });
  }

  /** Takes the turn if it is still the newest and nobody else has it. The lease must outlive the worker. */
  async takeTurn(ref: ChatRef, turn: { seq: number; leaseUntil: number }, now: number): Promise<TurnClaim> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: key(ref),
      UpdateExpression: 'SET leaseUntil = :until, leaseSeq = :seq',
      ConditionExpression:
        'inboundSeq = :seq AND answeredSeq < :seq AND (attribute_not_exists(leaseUntil) OR leaseUntil < :now)',
      ExpressionAttributeValues: { ':until': turn.leaseUntil, ':seq': turn.seq, ':now': now },
      ReturnValues: 'ALL_OLD',
    });
    const taken = await ifHolds(this.#table.client.send(update));
    if (taken !== undefined) return { kind: 'taken', chat: chatSchema.parse(taken.Attributes) };
    const chat = await this.get(ref, { isConsistent: true });
    if (chat === undefined || chat.answeredSeq >= turn.seq) return { kind: 'already-answered', chat };
    return { kind: chat.inboundSeq > turn.seq ? 'superseded' : 'busy' };
  }

  /** Lets go of a turn that was not brought to an end. */
  async releaseTurn(ref: ChatRef, seq: number): Promise<void> {
    await this.#update(ref, {
      remove: 'leaseUntil',
      condition: 'leaseSeq = :seq',
      values: { ':seq': seq },
    });
  }

  /**
   * Gives every buyer message up to `seq` its outcome and lets go of the turn. Messages that came in meanwhile are a new
   * turn, which stays open.
   */
  async finishTurn(ref: ChatRef, end: TurnEnd): Promise<void> {
    const isClosed = await this.#update(ref, closing(ref, end));
    if (isClosed !== undefined) return;
    const staysOpen = await this.#update(ref, {
      set: 'answeredSeq = :seq, turnStartedAt = :restartedAt, gsi1sk = :restartedAt',
      remove: 'leaseUntil',
      condition: 'inboundSeq > :seq AND answeredSeq < :seq',
      values: { ':seq': end.seq, ':restartedAt': new Date(end.now).toISOString() },
    });
    if (staysOpen === undefined) await this.releaseTurn(ref, end.seq);
  }

  /** The chats of a seller in a state, the longest waiting first. */
  async inState(sellerId: string, state: Exclude<ChatState, 'waiting'>, limit: number): Promise<WaitingChat[]> {
    const { Items = [] } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        IndexName: BY_STATE,
        KeyConditionExpression: 'gsi1pk = :inbox',
        ExpressionAttributeValues: { ':inbox': inbox(sellerId, state) },
        Limit: limit,
      }),
    );
    const prefix = chatPartition({ sellerId, chatId: '' });
    return Items.map((item) => ({
      chatId: z.string().parse(item.pk).slice(prefix.length),
      since: z.string().parse(item.gsi1sk),
    }));
  }

  async #update(ref: ChatRef, change: Change): Promise<Chat | undefined> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: key(ref),
      UpdateExpression: [
        change.set === undefined ? '' : `SET ${change.set}, schemaVersion = :schemaVersion`,
        change.remove === undefined ? '' : `REMOVE ${change.remove}`,
      ].join(' '),
      ConditionExpression: change.condition,
      ...(change.set?.includes('#state') ? { ExpressionAttributeNames: { '#state': 'state' } } : {}),
      ExpressionAttributeValues:
        change.set === undefined ? change.values : { ...change.values, ':schemaVersion': SCHEMA_VERSION },
      ReturnValues: 'ALL_NEW',
    });
    const written = await ifHolds(this.#table.client.send(update));
    return written === undefined ? undefined : chatSchema.parse(written.Attributes);
  }
}

interface Change {
  set?: string;
  remove?: string;
  condition?: string;
  values: Record<string, unknown>;
}

/**
 * `inboundSeq` names the same number wherever it stands in one update: DynamoDB reads all values before it writes. What a
 * message does not tell (a tenth of the chats name no listing, avito-api 2.1) stays as it was; an update may not name a
 * value it does not give.
 */
function countingIn(note: BuyerMessageNote): { set: string; values: Record<string, unknown> } {
  const { sellerId, chatId, chatType, listingId, buyerId, messageId, createdAt } = note;
  const told = {
    sellerId,
    chatId,
    chatType,
    ...(listingId === undefined ? {} : { listingId }),
    ...(buyerId === undefined ? {} : { buyerId }),
    lastMessageId: messageId,
    lastBuyerMessageAt: createdAt,
  };
  const names = Object.keys(told).map((name) => `${name} = :${name}`);
  return {
    set: ['inboundSeq = if_not_exists(inboundSeq, :zero) + :one', ...names].join(', '),
    values: {
      ':zero': 0,
      ':one': 1,
      ...Object.fromEntries(Object.entries(told).map(([name, value]) => [`:${name}`, value])),
    },
  };
}

/** Ends the turn when no newer message has come in. */
function closing({ sellerId }: ChatRef, end: TurnEnd): Change {
  const set = ['answeredSeq = :seq', '#state = :state', 'isOurPurchase = :isOurPurchase'];
  const remove = ['leaseUntil', 'turnStartedAt'];
  const values: Record<string, unknown> = {
    ':seq': end.seq,
    ':state': end.state,
    ':isOurPurchase': end.isOurPurchase,
  };
  if (end.state === 'waiting') {
    remove.push('gsi1pk', 'gsi1sk');
  } else {
    set.push('gsi1pk = :inbox', 'gsi1sk = :since');
    values[':inbox'] = inbox(sellerId, end.state);
    values[':since'] = end.handedOffAt ?? new Date(end.now).toISOString();
  }
  if (end.handedOffAt !== undefined) {
    set.push('handedOffAt = :handedOffAt');
    values[':handedOffAt'] = end.handedOffAt;
  }
  return {
    set: set.join(', '),
    remove: remove.join(', '),
    condition: 'inboundSeq = :seq AND answeredSeq < :seq',
    values,
  };
}

function inbox(sellerId: string, state: ChatState): string {
  return `INBOX#${sellerId}#${state}`;
}

function key(ref: ChatRef) {
  return { pk: chatPartition(ref), sk: 'CHAT' };
}
