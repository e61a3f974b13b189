import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import type { ChatState } from './chat.ts';
import { inbox } from './chat-changes.ts';
import { chatKey, chatPartition } from './chat-key.ts';
import { BY_STATE, type Table } from './table.ts';

/** A chat in the index. What it is like now, only the chat itself tells. */
export interface InboxEntry {
  chatId: string;
  state: ChatState;
  /** ISO time of its last change; of an open turn, when that began. */
  changedAt: string;
}

export interface InboxQuestion {
  sellerId: string;
  /** Each with the ISO times, inclusive, between which the chat has changed. */
  ranges: { state: ChatState; from: string; to: string }[];
}

const isoTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const shownSchema = z.tuple([isoTime, z.string().min(1).max(200)]);

/** Where a page ended: the last chat shown, of all and of each state, with the time it had. */
export const inboxPositionSchema = z.strictObject({
  at: isoTime,
  shown: z.strictObject({
    'needs-human': shownSchema.optional(),
    draft: shownSchema.optional(),
    answering: shownSchema.optional(),
    waiting: shownSchema.optional(),
  }),
});
export type InboxPosition = z.infer<typeof inboxPositionSchema>;

export const EARLIEST = '0000-01-01T00:00:00.000Z';
export const LATEST = '9999-12-31T23:59:59.999Z';

/** The chats of a seller by the time of their last change, over several states at once. */
export class Inbox {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * The newest first. One query a state, merged, so that a page costs the same whatever there is. A chat that changes while
   * somebody pages moves to the top and is not shown again further down. Throws `cursor-invalid` for a position of another list.
   */
  async page(
    question: InboxQuestion,
    { limit, position }: { limit: number; position?: InboxPosition | undefined },
  ): Promise<{ entries: InboxEntry[]; next: InboxPosition | undefined }> {
    const lists = await Promise.all(
      question.ranges.map((range) => this.#ofState(question.sellerId, range, { limit: limit + 1, position })),
    );
    const all = lists.flat().sort((left, right) => compare(right.changedAt, left.changedAt));
    const entries = all.slice(0, limit);
    return { entries, next: all.length > limit ? after(entries, position) : undefined };
  }

  async #ofState(
    sellerId: string,
    { state, from, to }: InboxQuestion['ranges'][number],
    { limit, position }: { limit: number; position: InboxPosition | undefined },
  ): Promise<InboxEntry[]> {
    const [changedAt, chatId] = position?.shown[state] ?? [];
    if (changedAt !== undefined && changedAt > to) throw foreignPosition();
    const upTo = changedAt ?? earlier(to, position?.at ?? to);
    if (upTo < from) return [];
    const index = inbox(sellerId, state);
    const { Items = [] } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        IndexName: BY_STATE,
        KeyConditionExpression: 'gsi1pk = :inbox AND gsi1sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':inbox': index, ':from': from, ':to': upTo },
        ScanIndexForward: false,
        Limit: limit,
        ExclusiveStartKey:
          chatId === undefined ? undefined : { ...chatKey({ sellerId, chatId }), gsi1pk: index, gsi1sk: changedAt },
      }),
    );
    const prefix = chatPartition({ sellerId, chatId: '' });
    return Items.map((item) => ({
      chatId: z.string().parse(item.pk).slice(prefix.length),
      state,
      changedAt: z.string().parse(item.gsi1sk),
    }));
  }
}

/** Where the list goes on after these. */
export function after(entries: InboxEntry[], position: InboxPosition | undefined): InboxPosition | undefined {
  const last = entries.at(-1);
  if (last === undefined) return position;
  const shown = entries.map(({ state, changedAt, chatId }): [ChatState, [string, string]] => [
    state,
    [changedAt, chatId],
  ]);
  return { at: last.changedAt, shown: { ...position?.shown, ...Object.fromEntries(shown) } };
}

function earlier(left: string, right: string): string {
  return left < right ? left : right;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function foreignPosition(): AppError {
  return new AppError('invalid', { code: 'cursor-invalid', message: 'the cursor is not one of this list' });
}
