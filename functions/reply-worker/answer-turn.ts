import { isAppError } from '../../shared/errors/app-error.ts';
import type { ReplyJob } from '../../shared/queues/reply-queue.ts';
import type { Chat } from '../../shared/store/chat.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { failTurn, refusalIn } from './fail-turn.ts';
import { finishReply, type ReplyOutcome } from './finish-reply.ts';
import { keepReply } from './keep-reply.ts';
import { resumeTurn, settleLeftover } from './resume-turn.ts';
import { type AnswerDeps, LEASE_MS, type Turn } from './turn.ts';

export type TurnOutcome = ReplyOutcome | 'superseded' | 'already-answered' | 'postponed';

const BUSY_RETRY_SECONDS = 1;

/**
 * Answers one turn of a chat: takes it, decides, keeps what was decided, sends it, records it.
 *
 * Running it twice is safe. The lease lets one worker in; the reply is kept under the turn's number, once; a kept reply is
 * never asked of the model again and is sent only if the chat's history does not hold it (see `sendReply`); every
 * record after that is a write that changes nothing the second time.
 */
export async function answerTurn(job: ReplyJob, deps: AnswerDeps): Promise<TurnOutcome> {
  const seller = await deps.sellers.get(job.sellerId);
  // The seller is gone or going, and his chats with him.
  if (seller === undefined || seller.deletingSince !== undefined) return 'already-answered';
  const now = deps.now();
  const claim = await deps.chats.takeTurn(job, { seq: job.seq, leaseUntil: now + LEASE_MS }, now);
  switch (claim.kind) {
    case 'busy':
      await deps.replyQueue.schedule(job, BUSY_RETRY_SECONDS);
      return 'postponed';
    case 'superseded':
      return 'superseded';
    case 'already-answered':
      await settleLeftover(seller, job, claim.chat, deps);
      return 'already-answered';
    case 'taken':
      return workOn(turnOf(seller, claim.chat, job.seq), job, deps);
  }
}

function turnOf(seller: Seller, chat: Chat, seq: number): Turn {
  return { seller, chat, seq, answeredThrough: chat.answeredSeq, learnt: {} };
}

async function workOn(turn: Turn, job: ReplyJob, deps: AnswerDeps): Promise<TurnOutcome> {
  try {
    const resumed = await resumeTurn(turn, deps);
    const reply = resumed.reply ?? (await keepReply(resumed.turn, deps));
    if (reply === 'superseded') {
      await deps.chats.releaseTurn(turn.chat, turn.seq);
      return 'superseded';
    }
    return await finishReply(resumed.turn, reply, deps);
  } catch (error) {
    return settleError(error, turn, job, deps);
  }
}

/** Avito's refusals end the turn, Avito's limits postpone it; everything else goes back to the queue. */
async function settleError(error: unknown, turn: Turn, job: ReplyJob, deps: AnswerDeps): Promise<TurnOutcome> {
  const refusal = refusalIn(error);
  if (refusal !== undefined) return failTurn(turn, refusal, deps);

  await deps.chats.releaseTurn(turn.chat, turn.seq);
  if (isAppError(error, 'transient') && error.retryAfterSeconds !== undefined) {
    await deps.replyQueue.schedule(job, error.retryAfterSeconds);
    deps.measure.count('TurnsPostponed');
    return 'postponed';
  }
  throw error;
}
