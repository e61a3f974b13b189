import type { AvitoMessage } from '../avito/messages.ts';
import type { MessengerClient } from '../avito/messenger-client.ts';
import { isOutcomeUnknown } from '../avito/outcome.ts';
import { isSameText } from '../chats/author.ts';
import { readableText } from '../chats/readable-text.ts';

/** A text that is to be in a chat once. */
export interface Parcel {
  chatId: string;
  text: string;
  /** Unix milliseconds of the first attempt. */
  sendingSince: number;
}

export interface Delivered {
  messageId: string;
  /** Unix seconds. */
  sentAt: number;
}

/** What our own records know of messages in the chat. */
export interface OwnRecords {
  /** Set when the echo has told already that it is out. */
  delivered: Delivered | undefined;
  /** Avito's ids of what else we sent. */
  others: ReadonlySet<string | undefined>;
}

export interface SendDeps {
  avito: Pick<MessengerClient, 'sendText' | 'listMessages'>;
  ownRecords(): Promise<OwnRecords>;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

const SEND = {
  attempts: 2,
  /** Lets a message that Avito accepted show up in the history before we look. */
  settleMs: 1_500,
  tailLength: 20,
  /** Avito's clock and ours differ, and Avito's counts whole seconds. */
  clockSkewMs: 10_000,
} as const;

/**
 * Sends a text once in effect. Avito has no idempotency key (avito-api 2.5), so after an unknown outcome the tail of
 * the chat decides: our text there, since the attempt began, means sent; otherwise it is sent again.
 *
 * The gap that is left: Avito accepts a message, answers nothing, and does not show it in the history within
 * `settleMs`. Then the buyer reads it twice. Nothing on our side can tell that from a message that was never accepted.
 *
 * Throws what Avito throws when it definitely has not taken the message, or when the outcome stays unknown.
 */
export async function sendOnce(parcel: Parcel, deps: SendDeps): Promise<Delivered> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const sent = await deps.avito.sendText(parcel.chatId, parcel.text);
      return { messageId: sent.id, sentAt: sent.createdAt ?? nowSeconds(deps) };
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error;
      await deps.sleep(SEND.settleMs);
      const delivered = await findSent(parcel, deps);
      if (delivered !== undefined) return delivered;
      if (attempt === SEND.attempts) throw error;
    }
  }
}

/**
 * Looks for a text that may have been sent: by a process that died, or by a call whose answer was lost. The echo may have
 * told already; otherwise our text stands in the history under an id that belongs to nothing else we sent.
 */
export async function findSent(parcel: Parcel, deps: Omit<SendDeps, 'sleep'>): Promise<Delivered | undefined> {
  const [{ messages }, { delivered, others }] = await Promise.all([
    deps.avito.listMessages(parcel.chatId, { limit: SEND.tailLength }),
    deps.ownRecords(),
  ]);
  if (delivered !== undefined) return delivered;
  const since = parcel.sendingSince - SEND.clockSkewMs;
  const ours = messages.find(
    (message) => carries(message, parcel) && !others.has(message.id) && isSince(message, since),
  );
  return ours && { messageId: ours.id, sentAt: ours.createdAt ?? nowSeconds(deps) };
}

function nowSeconds({ now }: Pick<SendDeps, 'now'>): number {
  return Math.floor(now() / 1_000);
}

function carries(message: AvitoMessage, { text }: Parcel): boolean {
  return message.direction !== 'in' && isSameText(text, readableText(message.content));
}

function isSince({ createdAt }: AvitoMessage, since: number): boolean {
  return createdAt === undefined || createdAt * 1_000 >= since;
}
