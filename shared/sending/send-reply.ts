import type { Replies, Reply } from '../store/replies.ts';
import { type Delivered, findSent, type OwnRecords, type SendDeps, sendOnce } from './send-once.ts';

/** Echoes come within seconds, so what else could be meant is among the newest. */
const REPLIES_LOOKED_AT = 5;

export interface SendReplyDeps extends Omit<SendDeps, 'ownRecords'> {
  replies: Pick<Replies, 'newest'>;
}

/** Sends a kept reply once in effect; throws as `sendOnce` does. */
export function sendReply(reply: Reply, deps: SendReplyDeps): Promise<Delivered> {
  return sendOnce(parcelOf(reply), { ...deps, ownRecords: () => ownRecords(reply, deps) });
}

/** Looks for a reply that may have been sent. */
export function findDelivered(reply: Reply, deps: Omit<SendReplyDeps, 'sleep'>): Promise<Delivered | undefined> {
  return findSent(parcelOf(reply), { ...deps, ownRecords: () => ownRecords(reply, deps) });
}

function parcelOf({ chatId, text, sendingSince, createdAt }: Reply) {
  return { chatId, text, sendingSince: sendingSince ?? createdAt };
}

async function ownRecords(reply: Reply, { replies, now }: Pick<SendReplyDeps, 'replies' | 'now'>): Promise<OwnRecords> {
  const newest = await replies.newest(reply, REPLIES_LOOKED_AT);
  const told = newest.find(({ seq }) => seq === reply.seq);
  return {
    delivered: told?.messageId === undefined ? undefined : deliveryOf(told.messageId, told.sentAt, now),
    others: new Set(newest.map(({ messageId }) => messageId)),
  };
}

function deliveryOf(messageId: string, sentAt: number | undefined, now: () => number): Delivered {
  return { messageId, sentAt: sentAt ?? Math.floor(now() / 1_000) };
}
