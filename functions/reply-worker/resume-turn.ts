import { findDelivered } from '../../shared/sending/send-reply.ts';
import { type Chat, joinTerms } from '../../shared/store/chat.ts';
import { type Reply, termsOf } from '../../shared/store/replies.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { refuse } from './decide-reply.ts';
import type { AnswerDeps, Turn } from './turn.ts';

const REPLIES_LOOKED_AT = 5;

/**
 * Picks up what a worker that died left behind: replies kept since the chat's last answer, sent or not. A reply to an
 * earlier turn that was delivered ends that turn; one that was not is given up, since newer messages call for a new answer.
 * A reply to this turn is used as it is.
 */
export async function resumeTurn(turn: Turn, deps: AnswerDeps): Promise<{ turn: Turn; reply: Reply | undefined }> {
  const { chat, seq } = turn;
  if (chat.leaseSeq === undefined || chat.leaseSeq <= chat.answeredSeq) return { turn, reply: undefined };

  const kept = await deps.replies.newest(chat, REPLIES_LOOKED_AT);
  const leftovers = kept.filter((reply) => reply.seq > chat.answeredSeq).reverse();
  let { answeredThrough, unnotedTerms } = turn;
  let reply: Reply | undefined;
  for (const leftover of leftovers) {
    if (leftover.seq === seq) {
      reply = await resumeReply(turn, leftover, deps);
      continue;
    }
    const ended = await endEarlier(turn.seller, leftover, deps);
    if (ended === undefined) continue;
    answeredThrough = leftover.seq;
    unnotedTerms = joinTerms(unnotedTerms, termsOf(ended));
  }
  return { turn: { ...turn, answeredThrough, ...(unnotedTerms && { unnotedTerms }) }, reply };
}

/** A turn that was closed by a human or by an echo while its worker died: its reply still needs an end of its own. */
export async function settleLeftover(
  seller: Seller,
  { seq }: { seq: number },
  chat: Chat | undefined,
  deps: AnswerDeps,
): Promise<void> {
  if (chat === undefined || (chat.leaseUntil ?? 0) >= deps.now()) return;
  const reply = await deps.replies.get(chat, seq);
  if (reply?.state === 'sending') await endEarlier(seller, reply, deps);
}

/** The reply by which the buyer has, or was deliberately refused, an answer to that turn; `undefined` where he has none. */
async function endEarlier(seller: Seller, reply: Reply, deps: AnswerDeps): Promise<Reply | undefined> {
  if (reply.state === 'draft') return undefined; // a suggestion nobody sent; the new one replaces it
  if (reply.state !== 'sending') return reply;
  const delivered = await findDelivered(reply, { ...deps, avito: deps.avitoFor(seller) });
  if (delivered === undefined) {
    await deps.replies.settleUnsent(reply, 'silent', 'superseded');
    return undefined;
  }
  await deps.replies.settleSent(reply, delivered);
  return { ...reply, ...delivered };
}

async function resumeReply(turn: Turn, reply: Reply, deps: AnswerDeps): Promise<Reply> {
  if (reply.state !== 'sending') return reply;
  const delivered = await findDelivered(reply, { ...deps, avito: deps.avitoFor(turn.seller) });
  if (delivered !== undefined) {
    await deps.replies.settleSent(reply, delivered);
    return { ...reply, ...delivered, state: reply.endsAs ?? 'sent' };
  }
  const refusal = await refuse(turn, deps);
  if (refusal === undefined) return reply;
  const state = refusal.kind === 'failed' ? 'failed' : 'silent';
  await deps.replies.settleUnsent(reply, state, refusal.reason);
  return { ...reply, state, reason: refusal.reason };
}
