import { AppError } from '../../shared/errors/app-error.ts';
import type { Reply } from '../../shared/store/replies.ts';
import { type Decision, decideReply, refuse } from './decide-reply.ts';
import type { AnswerDeps, Turn } from './turn.ts';

/**
 * Decides about the turn and keeps the decision, after a last look at the chat: a newer message makes the decision
 * worthless (`superseded`), a human or a stop that came in between silences it. What was kept before stands.
 */
export async function keepReply(turn: Turn, deps: AnswerDeps): Promise<Reply | 'superseded'> {
  const decision = await decideReply(turn, deps);

  const [chat, seller] = await Promise.all([
    deps.chats.get(turn.chat, { isConsistent: true }),
    deps.sellers.get(turn.seller.sellerId),
  ]);
  if (chat === undefined || seller === undefined || seller.deletingSince !== undefined) return 'superseded';
  if (chat.inboundSeq > turn.seq) return 'superseded';
  const isSpeaking = decision.kind === 'reply' || decision.kind === 'hand-off';
  const refusal = isSpeaking ? await refuse({ ...turn, chat, seller }, deps) : undefined;

  const reply = toReply({ ...turn, seller }, refusal ?? decision, deps.now());
  return (await deps.replies.keep(reply)) ? reply : keptBefore(reply, deps);
}

/**
 * What stands in our place: of a human who was quicker, of another worker, or our own, if the answer to our write was lost and
 * repeated. One in `sending` may be with the buyer already, so it is not used as it is: the next try begins with
 * `resumeTurn`, which looks. Throws a transient `reply-kept-already` for that.
 */
async function keptBefore(reply: Reply, deps: AnswerDeps): Promise<Reply> {
  const kept = await deps.replies.get(reply, reply.seq);
  if (kept !== undefined && kept.state !== 'sending') return kept;
  throw new AppError('transient', { code: 'reply-kept-already', message: 'this turn has a reply that may be out' });
}

function toReply({ seller, chat, seq }: Turn, decision: Decision, now: number): Reply {
  const { reason, text, usedFacts = [], objections = [], usage = [] } = decision;
  return {
    sellerId: seller.sellerId,
    chatId: chat.chatId,
    seq,
    reason,
    text,
    usedFacts,
    objections,
    usage,
    createdAt: now,
    ...stateOf(decision, seller.settings.mode, now),
  };
}

/** In `draft` nothing leaves by itself, a hand off's sentence included. */
function stateOf(
  { kind, text }: Decision,
  mode: 'off' | 'draft' | 'auto',
  now: number,
): Pick<Reply, 'state'> & Partial<Reply> {
  if (kind === 'silent' || kind === 'failed') return { state: kind };
  const endsAs = kind === 'reply' ? 'sent' : 'handed-off';
  if (mode === 'auto' && text !== '') return { state: 'sending', endsAs, sendingSince: now };
  return { state: kind === 'reply' ? 'draft' : 'handed-off' };
}
