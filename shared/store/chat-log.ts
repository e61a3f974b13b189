import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ChatRef } from './chat.ts';
import { chatPartition, MESSAGE, REPLY, replySortKey } from './chat-key.ts';
import { type Message, messageSchema } from './messages.ts';
import { type Reply, replySchema } from './replies.ts';
import type { Table } from './table.ts';

/** What was said in a chat: the bot's words are its replies, everybody else's are messages. */
export type LogEntry = { kind: 'message'; message: Message } | { kind: 'reply'; reply: SentReply };

type SentReply = Reply & { messageId: string; sentAt: number };

/** Where a page ended: `message` is the rest of a sort key, `reply` a turn's number. `null`: there are no more of that kind. */
export const logPositionSchema = z.strictObject({
  message: z
    .string()
    .regex(/^\d{12}#.{1,200}$/s)
    .nullable()
    .optional(),
  reply: z.int().min(1).max(9_999_999_999).nullable().optional(),
});
export type LogPosition = z.infer<typeof logPositionSchema>;

/** Replies that were never sent are passed over; a chat where the bot is mostly silent must not cost a page more than this. */
const REPLY_ROUNDS = 3;
/** People listen to what is new; farther back than this nobody is asked for. */
const VOICE_SEARCH = { pages: 10, messagesPerPage: 500 };

/** The log of a chat, which is merged from its messages and its sent replies. */
export class ChatLog {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The newest first. What a page costs does not depend on the length of the chat. A page may be short, and still not the last. */
  async page(
    chat: ChatRef,
    { limit, position = {} }: { limit: number; position?: LogPosition | undefined },
  ): Promise<{ entries: LogEntry[]; next: LogPosition | undefined }> {
    const [messages, replies] = await Promise.all([
      this.#messages(chat, position.message, limit + 1),
      this.#sentReplies(chat, position.reply, limit + 1),
    ]);
    const merged = merge(messages, replies, limit);
    const next: LogPosition = {
      message: messages.positionAfter(merged.messages),
      reply: replies.positionAfter(merged.replies),
    };
    return {
      entries: merged.entries.sort(newestFirst),
      next: next.message === null && next.reply === null ? undefined : next,
    };
  }

  /** The last messages, the newest first; the bot's replies are not among them. */
  async newestMessages(chat: ChatRef, limit: number, read: { isConsistent: boolean }): Promise<Message[]> {
    const { Items = [] } = await this.#query(chat, { prefix: MESSAGE, limit, from: undefined, ...read });
    return Items.map((item) => messageSchema.parse(item));
  }

  /** Whether one of the chat's last messages, 5,000 of them, is this voice. Found among the newest it costs a page of them. */
  async hasVoice(chat: ChatRef, voiceId: string): Promise<boolean> {
    let from: Record<string, unknown> | undefined;
    for (let page = 1; page <= VOICE_SEARCH.pages; page += 1) {
      const { Count = 0, LastEvaluatedKey } = await this.#table.client.send(
        new QueryCommand({
          TableName: this.#table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          FilterExpression: 'content.kind = :voice AND content.voiceId = :voiceId',
          ExpressionAttributeValues: {
            ...{ ':pk': chatPartition(chat), ':prefix': MESSAGE },
            ...{ ':voice': 'voice', ':voiceId': voiceId },
          },
          Select: 'COUNT',
          ScanIndexForward: false,
          Limit: VOICE_SEARCH.messagesPerPage,
          ExclusiveStartKey: from,
        }),
      );
      if (Count > 0) return true;
      if (LastEvaluatedKey === undefined) return false;
      from = LastEvaluatedKey;
    }
    return false;
  }

  async #messages(chat: ChatRef, from: LogPosition['message'], limit: number): Promise<Stream<'message'>> {
    if (from === null) return ENDED;
    const { Items = [], LastEvaluatedKey } = await this.#query(chat, {
      prefix: MESSAGE,
      limit,
      from: from === undefined ? undefined : `${MESSAGE}${from}`,
    });
    const isEnd = LastEvaluatedKey === undefined;
    return {
      entries: Items.map(readLogEntry),
      isEnd,
      restIsBefore: 0,
      positionAfter(count) {
        if (isEnd && count === Items.length) return null;
        const last = Items[count - 1]?.sk;
        return last === undefined ? from : z.string().parse(last).slice(MESSAGE.length);
      },
    };
  }

  async #sentReplies(chat: ChatRef, from: LogPosition['reply'], limit: number): Promise<Stream<'reply'>> {
    if (from === null) return ENDED;
    const sent: SentReply[] = [];
    let oldest: Reply | undefined;
    let isEnd = false;
    for (let round = 1; round <= REPLY_ROUNDS && sent.length < limit && !isEnd; round += 1) {
      const seq = oldest?.seq ?? from;
      const { Items = [], LastEvaluatedKey } = await this.#query(chat, {
        prefix: REPLY,
        limit: limit * round,
        from: seq === undefined ? undefined : replySortKey(seq),
      });
      const replies = Items.map((item) => replySchema.parse(item));
      sent.push(...replies.filter(isSent));
      oldest = replies.at(-1) ?? oldest;
      isEnd = LastEvaluatedKey === undefined;
    }
    return {
      entries: sent.map((reply) => ({ kind: 'reply', reply })),
      isEnd,
      restIsBefore: Math.floor((oldest?.createdAt ?? 0) / 1_000),
      positionAfter(count) {
        if (count === sent.length) return isEnd ? null : (oldest?.seq ?? from);
        return sent[count - 1]?.seq ?? from;
      },
    };
  }

  #query(
    chat: ChatRef,
    {
      prefix,
      limit,
      from,
      isConsistent = false,
    }: { prefix: string; limit: number; from: string | undefined; isConsistent?: boolean },
  ): Promise<QueryCommandOutput> {
    const pk = chatPartition(chat);
    return this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: isConsistent,
        ExclusiveStartKey: from === undefined ? undefined : { pk, sk: from },
      }),
    );
  }
}

/** An item of a chat's log, as its sort key tells. */
export function readLogEntry(item: Record<string, unknown>): LogEntry {
  if (!String(item.sk).startsWith(REPLY)) return { kind: 'message', message: messageSchema.parse(item) };
  const reply = replySchema.parse(item);
  const { messageId = '', sentAt = Math.floor(reply.createdAt / 1_000) } = reply;
  return { kind: 'reply', reply: { ...reply, messageId, sentAt } };
}

/** In unix seconds. */
export function atOf(entry: LogEntry): number {
  return entry.kind === 'message' ? entry.message.createdAt : entry.reply.sentAt;
}

function isSent(reply: Reply): reply is SentReply {
  return reply.messageId !== undefined && reply.sentAt !== undefined;
}

/** One kind of entries, the newest first, as far as they were read. */
interface Stream<Kind extends keyof LogPosition> {
  entries: LogEntry[];
  isEnd: boolean;
  /** Unix seconds: what was not read is older than this. */
  restIsBefore: number;
  /** The position behind so many of the entries. */
  positionAfter(count: number): LogPosition[Kind];
}

const ENDED = { entries: [], isEnd: true, restIsBefore: 0, positionAfter: () => null };

/**
 * Takes the newer of both heads until there are enough, so that what is taken of each stream is always its beginning. A reply
 * that was stored as a message too, as replies once were, is told once, with its reasons.
 */
function merge(messages: Stream<'message'>, replies: Stream<'reply'>, limit: number) {
  const replied = new Set(replies.entries.map(messageIdOf));
  const taken = { entries: [] as LogEntry[], messages: 0, replies: 0 };
  while (taken.entries.length < limit) {
    const head = newerHead(messages, replies, taken);
    if (head === undefined) break;
    taken[head.kind === 'message' ? 'messages' : 'replies'] += 1;
    if (head.kind === 'reply' || !replied.has(head.message.messageId)) taken.entries.push(head);
  }
  return taken;
}

/** `undefined` where there is none, or where something newer may lie behind what was read. */
function newerHead(
  messages: Stream<'message'>,
  replies: Stream<'reply'>,
  taken: { messages: number; replies: number },
): LogEntry | undefined {
  const message = messages.entries[taken.messages];
  const reply = replies.entries[taken.replies];
  if (message === undefined) return messages.isEnd ? reply : undefined;
  if (reply !== undefined) return newestFirst(reply, message) <= 0 ? reply : message;
  return replies.isEnd || atOf(message) >= replies.restIsBefore ? message : undefined;
}

function messageIdOf(entry: LogEntry): string {
  return entry.kind === 'message' ? entry.message.messageId : entry.reply.messageId;
}

/** Within a second, by the millisecond at which we knew of it: an answer comes after what it answers. */
function newestFirst(left: LogEntry, right: LogEntry): number {
  return atOf(right) - atOf(left) || knownAt(right) - knownAt(left);
}

function knownAt(entry: LogEntry): number {
  return entry.kind === 'message' ? entry.message.knownAt : (entry.reply.sendingSince ?? entry.reply.createdAt);
}
