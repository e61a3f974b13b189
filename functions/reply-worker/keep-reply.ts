import { AppError } from '../../shared/errors/app-error.ts';
import { type Conduct, conductAt } from '../../shared/sellers/conduct.ts';
import { expiryOf } from '../../shared/sellers/retention.ts';
import type { Reply } from '../../shared/store/replies.ts';
import { type Decision, decideReply, refuse } from './decide-reply.ts';
import type { AnswerDeps, Turn } from './turn.ts';

/**
 * Decides about the turn and keeps the decision, after a last look at the chat: a newer message makes the decision
 * worthless (`superseded`), a human or a stop that came in between silences it. What was kept before stands.
 */
export async function keepReply(taken: Turn, deps: AnswerDeps): Promise<Reply | 'superseded'> {
  const turn = { ...taken, words: await readWords(taken, deps) };
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

async function readWords({ chat }: Turn, { listingKnowledge }: AnswerDeps): Promise<Turn['words']> {
  return chat.listingId === undefined ? undefined : await listingKnowledge.get(chat.sellerId, chat.listingId);
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

function toReply({ seller, chat, seq, words }: Turn, decision: Decision, now: number): Reply {
  const { kind: _kind, usedFacts = [], objections = [], usage = [], ...said } = decision;
  return {
    sellerId: seller.sellerId,
    chatId: chat.chatId,
    seq,
    ...said,
    usedFacts,
    objections,
    usage,
    createdAt: now,
    expiresAt: expiryOf(seller.settings, now),
    ...stateOf(decision, conductAt(seller.settings, now, words?.mode), now),
  };
}

/** In `draft` nothing leaves by itself, a hand off's sentence included. */
function stateOf({ kind, text }: Decision, conduct: Conduct, now: number): Pick<Reply, 'state'> & Partial<Reply> {
  if (kind === 'silent' || kind === 'failed') return { state: kind };
  const endsAs = kind === 'reply' ? 'sent' : 'handed-off';
  const mayLeave = conduct === 'answer' || (conduct === 'hand-off' && kind === 'hand-off');
  if (mayLeave && text !== '') return { state: 'sending', endsAs, sendingSince: now };
  return { state: kind === 'reply' ? 'draft' : 'handed-off' };
}
