import { GetCommand, type GetCommandInput, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type BuyerMessageNote,
  type Chat,
  type ChatRef,
  type ChatState,
  chatSchema,
  type Takeover,
  type Terms,
  type TurnClaim,
  type TurnEnd,
  type WaitingChat,
} from './chat.ts';
import {
  type Change,
  closingTurn,
  inbox,
  notingTerms,
  notingUnanswerable,
  openingTurn,
  passingOnTurn,
  takingOver,
} from './chat-changes.ts';
import { chatKey, chatPartition } from './chat-key.ts';
import { getMany } from './get-many.ts';
import {
  type DraftEnd,
  endingDraft,
  notingHumanMessage,
  notingSent,
  releasing,
  takingInHand,
} from './operator-changes.ts';
import { BY_STATE, ifHolds, type Table } from './table.ts';

/**
 * 2: chats that wait for the buyer are in the index too, and name the key of their last message. 3: they have a time to go, and stand
 * among the chats of their buyer.
 */
const SCHEMA_VERSION = 3;

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
    const input: GetCommandInput = {
      TableName: this.#table.name,
      Key: chatKey(ref),
      ConsistentRead: read.isConsistent,
    };
    const { Item } = await this.#table.client.send(new GetCommand(input));
    return Item === undefined ? undefined : chatSchema.parse(Item);
  }

  /** Those that are known, in any order. */
  async getMany(sellerId: string, chatIds: string[]): Promise<Chat[]> {
    const keys = chatIds.map((chatId) => chatKey({ sellerId, chatId }));
    return (await getMany(this.#table, keys)).map((item) => chatSchema.parse(item));
  }

  /** Counts a buyer's message in and opens a turn, or lengthens the open one. */
  async openTurn(note: BuyerMessageNote, now: number): Promise<Chat> {
    const chat = await this.#update(note, openingTurn(note, now));
    if (chat === undefined) throw new Error('an update without a condition cannot fail it');
    return chat;
  }

  /**
   * Counts in a buyer's message that is not to be answered. `undefined` when a turn is open: then the message belongs to
   * that turn, and `openTurn` is the way.
   */
  noteUnanswerable(note: BuyerMessageNote, now: number): Promise<Chat | undefined> {
    return this.#update(note, notingUnanswerable(note, now));
  }

  /**
   * A human of the seller answers: the bot is quiet until then, and the open turn, if any, is his. A takeover that lasts longer
   * stays; what he wrote is noted then, and `undefined` means that even that is no news.
   */
  async startTakeover(ref: ChatRef, takeover: Takeover): Promise<Chat | undefined> {
    const { message, ...told } = takeover;
    const started = await this.#update(ref, takingOver(ref, takeover));
    return started ?? (message && this.#update(ref, notingHumanMessage(ref, { ...told, message })));
  }

  /** A person takes the chat without having written. `undefined` where it has changed since it was read, or is taken for longer. */
  takeInHand(chat: Chat, takeover: { until: number; now: number; by: string }): Promise<Chat | undefined> {
    return this.#update(chat, takingInHand(chat, takeover));
  }

  /** Gives the chat back to the bot. `undefined` where it has changed since it was read. */
  release(chat: Chat, now: number): Promise<Chat | undefined> {
    return this.#update(chat, releasing(chat, now));
  }

  /**
   * A draft was sent or dismissed. Says whether the chat waited with it until now; where newer messages have come in, only its
   * words are noted.
   */
  async endDraft(end: DraftEnd): Promise<boolean> {
    const ended = await this.#update(end, endingDraft(end));
    if (ended === undefined && end.sent !== undefined) {
      await this.#update(end, notingSent(end.seq, end.sent));
      await this.#noteTerms(end, end.terms);
    }
    return ended !== undefined;
  }

  /** Takes the turn if it is still the newest and nobody else has it. The lease must outlive the worker. */
  async takeTurn(ref: ChatRef, turn: { seq: number; leaseUntil: number }, now: number): Promise<TurnClaim> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: chatKey(ref),
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
   * turn, which stays open. Says whether it was this call that ended it.
   */
  async finishTurn(ref: ChatRef, end: TurnEnd): Promise<boolean> {
    const ended = (await this.#update(ref, closingTurn(ref, end))) ?? (await this.#update(ref, passingOnTurn(end)));
    if (ended === undefined) {
      await this.releaseTurn(ref, end.seq);
      await this.#noteTerms(ref, end.terms);
    }
    return ended !== undefined;
  }

  /** What its buyer calls himself; the place of the chat in the lists stays. `undefined` where the chat is another buyer's, or erased. */
  noteBuyerName(ref: ChatRef, buyer: { id: string; name: string }): Promise<Chat | undefined> {
    return this.#update(ref, {
      set: 'buyerName = :buyerName',
      condition: 'buyerId = :buyerId',
      values: { ':buyerName': buyer.name, ':buyerId': buyer.id },
    });
  }

  /** The chats of a seller in a state, the longest unchanged first; of open turns, the longest waiting. */
  async inState(sellerId: string, state: ChatState, limit: number): Promise<WaitingChat[]> {
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
      changedAt: z.string().parse(item.gsi1sk),
    }));
  }

  async #noteTerms(ref: ChatRef, terms: Terms | undefined): Promise<void> {
    const change = notingTerms(terms);
    if (change !== undefined) await this.#update(ref, change);
  }

  async #update(ref: ChatRef, change: Change): Promise<Chat | undefined> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: chatKey(ref),
      UpdateExpression: [
        change.set === undefined ? '' : `SET ${change.set}, schemaVersion = ${versionAfter(change)}`,
        change.remove === undefined ? '' : `REMOVE ${change.remove}`,
        change.add === undefined ? '' : `ADD ${change.add}`,
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

/** Only what completes a chat makes it one of this version: an old one that is merely touched is still to be upgraded. */
function versionAfter({ isComplete }: Change): string {
  return isComplete ? ':schemaVersion' : 'if_not_exists(schemaVersion, :schemaVersion)';
}
