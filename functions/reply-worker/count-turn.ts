import { sumOfUsage } from '../../shared/ai/sum-of-usage.ts';
import { waitingSince } from '../../shared/chats/count.ts';
import type { Happening } from '../../shared/store/counts.ts';
import type { Reply } from '../../shared/store/replies.ts';
import type { Turn } from './turn.ts';

/** What the end of a turn counts as. */
export function happeningOf({ chat, seq }: Turn, reply: Reply, now: number): Happening {
  const { state, reason, messageId, usage } = reply;
  const waitsSince = waitingSince(chat);
  return {
    // As many as were counted in: the numbers of a chat may have a gap where a message was taken in twice.
    messages: { buyer: seq - chat.answeredSeq, bot: messageId === undefined ? 0 : 1 },
    ...(state === 'sending' ? {} : { outcome: { outcome: state, reason } }),
    ...(state === 'sent' && waitsSince !== undefined
      ? { firstAnswer: { by: 'bot', seconds: Math.max(0, sentAt(reply, now) - waitsSince) / 1_000 } }
      : {}),
    usage: sumOfUsage(usage),
  };
}

/** Unix milliseconds. Avito's second, which may have been over for long when a worker picks up what another left. */
function sentAt({ sentAt: seconds }: Reply, now: number): number {
  return seconds === undefined ? now : Math.min(now, (seconds + 1) * 1_000);
}
