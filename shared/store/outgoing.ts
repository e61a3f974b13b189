import { createHash } from 'node:crypto';
import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ChatRef } from './chat.ts';
import { chatPartition } from './chat-key.ts';
import { ifHolds, type Table } from './table.ts';

const SCHEMA_VERSION = 1;
/** A client repeats within minutes; what was sent stays in the log under Avito's id. */
const SENT_KEPT_SECONDS = 2 * 86_400;
const UNSENT_KEPT_SECONDS = 30 * 86_400;

const outgoingSchema = z.object({
  sellerId: z.string(),
  chatId: z.string(),
  /** The client's name for it: a repeated request with the same one is the same message. */
  clientMessageId: z.string(),
  /** Who wrote it. */
  userId: z.string(),
  state: z.enum(['sending', 'sent']),
  /** Gone once it is sent: then the log has it. */
  text: z.string().optional(),
  textHash: z.string(),
  /** Unix milliseconds of the first attempt. */
  sendingSince: z.number(),
  /** Unix milliseconds: until then a call is at work on it. */
  sendingUntil: z.number(),
  /** The code of the error the last attempt ended with. */
  failure: z.string().optional(),
  /** Avito's id and time (unix seconds). */
  messageId: z.string().optional(),
  sentAt: z.number().optional(),
});
export type Outgoing = z.infer<typeof outgoingSchema>;

export interface OutgoingDraft extends ChatRef {
  clientMessageId: string;
  userId: string;
  text: string;
}

/** What came of asking for a message to be sent: `new` and `resumed` are the caller's to send. */
export type OutgoingClaim =
  | { kind: 'new' | 'resumed' | 'under-way' | 'sent'; outgoing: Outgoing }
  /** The name was given to another message. */
  | { kind: 'name-taken' };

/**
 * Messages that people of the seller write through us, from the wish to Avito's receipt. One that has not been sent is
 * claimed by one call at a time, so that two requests of the same name never send side by side.
 */
export class OutgoingMessages {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The claim ends by itself at `sendingUntil`, which must outlive the caller. */
  async claim(
    draft: OutgoingDraft,
    { now, sendingUntil }: { now: number; sendingUntil: number },
  ): Promise<OutgoingClaim> {
    const { text, ...named } = draft;
    const fresh: Outgoing = {
      ...named,
      state: 'sending',
      text,
      textHash: hashOf(text),
      sendingSince: now,
      sendingUntil,
    };
    if (await this.#put(fresh, now)) return { kind: 'new', outgoing: fresh };

    const known = await this.get(draft, draft.clientMessageId);
    if (known === undefined || known.textHash !== fresh.textHash || known.userId !== draft.userId) {
      return { kind: 'name-taken' };
    }
    if (known.state === 'sent') return { kind: 'sent', outgoing: known };
    const resumed = await this.#update(known, {
      expression: 'SET sendingUntil = :until REMOVE failure',
      condition: '#state = :sending AND sendingUntil < :now',
      values: { ':until': sendingUntil, ':now': now },
    });
    return resumed === undefined ? { kind: 'under-way', outgoing: known } : { kind: 'resumed', outgoing: resumed };
  }

  async get(chat: ChatRef, clientMessageId: string): Promise<Outgoing | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: key(chat, clientMessageId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : outgoingSchema.parse(Item);
  }

  /** Notes that Avito has it. */
  async settleSent(outgoing: Outgoing, sent: { messageId: string; sentAt: number }, now: number): Promise<void> {
    await this.#update(outgoing, {
      expression:
        'SET #state = :sent, messageId = :messageId, sentAt = :sentAt, expiresAt = :expiresAt REMOVE #text, failure',
      condition: '#state = :sending',
      names: { '#text': 'text' },
      values: {
        ':sent': 'sent',
        ':messageId': sent.messageId,
        ':sentAt': sent.sentAt,
        ':expiresAt': Math.floor(now / 1_000) + SENT_KEPT_SECONDS,
      },
    });
  }

  /** Lets go of one that could not be sent, so that the next request of its name may try at once. */
  async release(outgoing: Outgoing, failure: string): Promise<void> {
    await this.#update(outgoing, {
      expression: 'SET sendingUntil = :never, failure = :failure',
      condition: '#state = :sending AND sendingUntil = :until',
      values: { ':never': 0, ':failure': failure, ':until': outgoing.sendingUntil },
    });
  }

  /** Of the last days, in no order. What was sent holds no text and is small. */
  async recent(chat: ChatRef, read: { isConsistent: boolean }): Promise<Outgoing[]> {
    const { Items = [] } = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :outgoing)',
        ExpressionAttributeValues: { ':pk': chatPartition(chat), ':outgoing': OUTGOING },
        ConsistentRead: read.isConsistent,
      }),
    );
    return Items.map((item) => outgoingSchema.parse(item));
  }

  async #put(outgoing: Outgoing, now: number): Promise<boolean> {
    const put = new PutCommand({
      TableName: this.#table.name,
      Item: {
        ...key(outgoing, outgoing.clientMessageId),
        schemaVersion: SCHEMA_VERSION,
        expiresAt: Math.floor(now / 1_000) + UNSENT_KEPT_SECONDS,
        ...outgoing,
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return (await ifHolds(this.#table.client.send(put))) !== undefined;
  }

  async #update(
    outgoing: Outgoing,
    change: {
      expression: string;
      condition: string;
      names?: Record<string, string>;
      values: Record<string, unknown>;
    },
  ): Promise<Outgoing | undefined> {
    const update = new UpdateCommand({
      TableName: this.#table.name,
      Key: key(outgoing, outgoing.clientMessageId),
      UpdateExpression: change.expression,
      ConditionExpression: change.condition,
      ExpressionAttributeNames: { '#state': 'state', ...change.names },
      ExpressionAttributeValues: { ...change.values, ':sending': 'sending' },
      ReturnValues: 'ALL_NEW',
    });
    const written = await ifHolds(this.#table.client.send(update));
    return written === undefined ? undefined : outgoingSchema.parse(written.Attributes);
  }
}

const OUTGOING = 'OUTGOING#';

function key(chat: ChatRef, clientMessageId: string) {
  return { pk: chatPartition(chat), sk: `${OUTGOING}${clientMessageId}` };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
