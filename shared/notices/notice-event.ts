import { createHash } from 'node:crypto';
import * as z from 'zod';

/** Unix milliseconds at which it happened: the same however often it is told. */
const at = z.int().positive();
const turn = { at, chatId: z.string().min(1), seq: z.int().positive(), reason: z.string() };
const ceiling = {
  at,
  /** The day by the seller's clock. */
  day: z.iso.date(),
  spentMicroUsd: z.number().min(0),
  ceilingMicroUsd: z.number().min(0),
};

/** Something a seller is told at once. Ids, codes and figures only: it lies in a queue, and names nobody. */
export const noticeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chat.handed-off'), ...turn }),
  z.object({ type: z.literal('reply.drafted'), ...turn }),
  z.object({ type: z.literal('turn.failed'), ...turn }),
  z.object({ type: z.literal('ceiling.warning'), ...ceiling }),
  z.object({ type: z.literal('ceiling.reached'), ...ceiling }),
  /** Avito does not serve the account any more: `payment-required` or `unauthorised`. */
  z.object({ type: z.literal('avito.refused'), at, status: z.string() }),
  /** Asked for by a person who tries his channels. */
  z.object({ type: z.literal('notice.test'), at, testId: z.string() }),
]);
export type NoticeEvent = z.infer<typeof noticeEventSchema>;

/**
 * The name of an event, the same however often it is told, so that whoever is told may drop repetitions. A hash: Standard
 * Webhooks signs `id.timestamp.body`, so an id must not hold a dot, and chats' ids and types do.
 */
export function noticeId(sellerId: string, event: NoticeEvent): string {
  const name = [sellerId, event.type, ...subjectOf(event)].join('\n');
  return `msg_${createHash('sha256').update(name).digest('base64url')}`;
}

function subjectOf(event: NoticeEvent): (string | number)[] {
  switch (event.type) {
    case 'chat.handed-off':
    case 'reply.drafted':
    case 'turn.failed':
      return [event.chatId, event.seq];
    case 'ceiling.warning':
    case 'ceiling.reached':
      return [event.day];
    case 'avito.refused':
      return [event.status, event.at];
    case 'notice.test':
      return [event.testId];
  }
}
