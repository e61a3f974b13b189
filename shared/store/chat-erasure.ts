import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Chat, type ChatRef, chatSchema } from './chat.ts';
import { inbox } from './chat-changes.ts';
import { chatKey, chatPartition, MESSAGE, REPLY, replySortKey } from './chat-key.ts';
import { EARLIEST } from './inbox.ts';
import { listingChatsPartition } from './listing-chats.ts';
import { pagesOf, removeItems } from './remove-items.ts';
import { ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 3;
/** How long it is remembered that there was something, and until when. */
const TOMBSTONE_SECONDS = 3 * 366 * 86_400;

/** A chat whose data go: what was written up to `through` (Unix seconds), and what was decided up to turn `inboundSeq`. */
export interface Erasure {
  chat: Chat;
  through: number;
}

/**
 * Removes what a chat holds of its buyer. What is left is a tombstone: that there was a chat of this id, and until when what is in it
 * was erased, so that a late webhook or Avito's own history brings nothing of it back.
 */
export class ChatErasure {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * From now on nothing older is taken in, and no turn is open. `undefined` where the bot is at work on the chat, or a newer message
   * has come in since it was read. `now` in unix milliseconds.
   */
  async begin(chat: Chat, now: number): Promise<Erasure | undefined> {
    const through = Math.max(Math.floor(now / 1_000), chat.lastMessageAt ?? 0, chat.erasedThrough ?? 0);
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: chatKey(chat),
      UpdateExpression: `SET erasedThrough = :through, answeredSeq = inboundSeq, #state = :waiting, gsi1pk = :inbox
        REMOVE turnStartedAt, handedOffAt, leaseUntil, leaseSeq, offers, agreedPrice, buyerName, takenOverBy, takenOverByUntil`,
      ConditionExpression: 'inboundSeq = :seq AND (attribute_not_exists(leaseUntil) OR leaseUntil < :now)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':through': through,
        ':waiting': 'waiting',
        ':inbox': inbox(chat.sellerId, 'waiting'),
        ':seq': chat.inboundSeq,
        ':now': now,
      },
      ReturnValues: 'ALL_NEW',
    });
    const begun = await ifHolds(this.#table.client.send(update));
    return begun === undefined ? undefined : { chat: chatSchema.parse(begun.Attributes), through };
  }

  /** Removes about `most` things and says how many it were, and whether that was all. What came in since stays. May be repeated. */
  async removeContents({ chat, through }: Erasure, most: number): Promise<{ removed: number; isDone: boolean }> {
    const lastMessage = `${MESSAGE}${String(through).padStart(12, '0')}~`;
    const lastReply = replySortKey(chat.inboundSeq);
    const goes = ({ sk }: { sk: string }) => {
      if (sk.startsWith(MESSAGE)) return sk <= lastMessage;
      return sk.startsWith(REPLY) ? sk <= lastReply : sk !== 'CHAT';
    };
    let removed = 0;
    for await (const items of pagesOf(this.#table, { pk: chatPartition(chat) })) {
      removed += await removeItems(this.#table, items.filter(goes));
      if (removed >= most) return { removed, isDone: false };
    }
    return { removed, isDone: true };
  }

  /** Leaves the tombstone. False where somebody has written again: then the chat stays, with what is new. May be repeated. */
  async end({ chat, through }: Erasure): Promise<boolean> {
    const { sellerId, chatId, inboundSeq, listingId } = chat;
    const tombstone = {
      ...chatKey(chat),
      ...{ sellerId, chatId, inboundSeq, answeredSeq: inboundSeq, erasedThrough: through, state: 'waiting' },
      // Behind all others in the lists, which pass it over, and still found when its seller goes.
      gsi1pk: inbox(sellerId, 'waiting'),
      gsi1sk: EARLIEST,
      expiresAt: through + TOMBSTONE_SECONDS,
      schemaVersion: SCHEMA_VERSION,
    };
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: tombstone,
      ConditionExpression: 'inboundSeq = :seq AND (attribute_not_exists(lastMessageAt) OR lastMessageAt <= :through)',
      ExpressionAttributeValues: { ':seq': inboundSeq, ':through': through },
    });
    const isLeft = (await ifHolds(this.#table.client.send(put))) !== undefined;
    if (isLeft && listingId !== undefined) await this.#forgetListing(chat, listingId);
    return isLeft;
  }

  async #forgetListing({ sellerId, chatId }: ChatRef, listingId: string): Promise<void> {
    await removeItems(this.#table, [{ pk: listingChatsPartition(sellerId, listingId), sk: chatId }]);
  }
}
