import type { Log } from '../lambda/log.ts';
import type { Chat } from '../store/chat.ts';
import type { Counts, Happening } from '../store/counts.ts';

export interface CountDeps {
  counts: Pick<Counts, 'add'>;
  now(): number;
  log: Log;
}

/** Counts what has happened at a seller's. A count that fails is lost and logged: what it counts has happened all the same. */
export async function count(sellerId: string, happening: Happening, { counts, now, log }: CountDeps): Promise<void> {
  try {
    await counts.add(sellerId, happening, now());
  } catch (error) {
    log.warn('count lost', { sellerId, error });
  }
}

/**
 * What a message by a human of the seller counts as, in a chat as it was before: an answer where a buyer waited for one, and a
 * takeover where none was under way. `createdAt` in unix seconds.
 */
export function humanMessage(before: Chat | undefined, { createdAt }: { createdAt: number }, now: number): Happening {
  const waitsSince = before && waitingSince(before);
  return {
    messages: { human: 1 },
    takeovers: (before?.takeoverUntil ?? 0) > now ? 0 : 1,
    ...(waitsSince === undefined
      ? {}
      : { firstAnswer: { by: 'human', seconds: Math.max(0, createdAt - waitsSince / 1_000) } }),
  };
}

/**
 * Since when (unix milliseconds) a buyer waits for an answer: the first message of an open turn, the call for a human that nobody
 * has followed, the message that has only a draft. `undefined` where he has one, or was deliberately given none.
 */
export function waitingSince({ state, turnStartedAt, handedOffAt, lastBuyerMessageAt }: Chat): number | undefined {
  const written = lastBuyerMessageAt === undefined ? Number.POSITIVE_INFINITY : lastBuyerMessageAt * 1_000;
  const earliest = (begun: string | undefined) => {
    const since = Math.min(written, begun === undefined ? Number.POSITIVE_INFINITY : Date.parse(begun));
    return Number.isFinite(since) ? since : undefined;
  };
  // Taken in later than it was written, or earlier than the turn's last message was.
  if (turnStartedAt !== undefined) return earliest(turnStartedAt);
  return state === 'needs-human' || state === 'draft' ? earliest(handedOffAt) : undefined;
}
