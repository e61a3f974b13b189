import { sumOfUsage } from '../../shared/ai/sum-of-usage.ts';
import { count } from '../../shared/chats/count.ts';
import { sendReply } from '../../shared/sending/send-reply.ts';
import { joinTerms } from '../../shared/store/chat.ts';
import { type Reply, termsOf } from '../../shared/store/replies.ts';
import { happeningOf } from './count-turn.ts';
import { notifyOfTurn } from './notify-of-turn.ts';
import type { AnswerDeps, Turn } from './turn.ts';

export type ReplyOutcome = 'answered' | 'drafted' | 'handed-off' | 'silent' | 'failed';

const OUTCOME = {
  sent: 'answered',
  draft: 'drafted',
  'handed-off': 'handed-off',
  silent: 'silent',
  failed: 'failed',
} as const satisfies Record<Exclude<Reply['state'], 'sending'>, ReplyOutcome>;

const METRIC = {
  answered: 'TurnsAnswered',
  drafted: 'TurnsDrafted',
  'handed-off': 'TurnsHandedOff',
  silent: 'TurnsSilent',
  failed: 'TurnsFailed',
} as const satisfies Record<ReplyOutcome, string>;

/**
 * Brings a kept reply to its end: sends it if it is to be sent, and closes the turn. What was sent is not stored again as a
 * message: the reply is the message.
 */
export async function finishReply(turn: Turn, reply: Reply, deps: AnswerDeps): Promise<ReplyOutcome> {
  const ended = reply.state === 'sending' ? await send(turn, reply, deps) : reply;
  await notifyOfTurn(turn, ended, deps);
  const isOurs = await closeTurn(turn, ended, deps);
  await Promise.all([
    isOurs ? count(turn.seller.sellerId, happeningOf(turn, ended, deps.now()), deps) : undefined,
    ended.state === 'sent' ? markRead(turn, deps) : undefined,
  ]);

  const outcome = ended.state === 'sending' ? 'answered' : OUTCOME[ended.state];
  report(turn, ended, outcome, deps);
  return outcome;
}

async function send(turn: Turn, reply: Reply, deps: AnswerDeps): Promise<Reply> {
  const delivered = await sendReply(reply, { ...deps, avito: deps.avitoFor(turn.seller) });
  await deps.replies.settleSent(reply, delivered);
  return { ...reply, ...delivered, state: reply.endsAs ?? 'sent' };
}

/** Says whether it was still open: a human, or the run before this one, may have closed it. */
async function closeTurn({ chat, seq, unnotedTerms, learnt }: Turn, reply: Reply, deps: AnswerDeps): Promise<boolean> {
  const now = deps.now();
  const callsHuman = reply.state === 'handed-off' || reply.state === 'failed';
  const handedOffAt = chat.handedOffAt ?? (callsHuman ? new Date(now).toISOString() : undefined);
  const restingState = handedOffAt === undefined ? 'waiting' : 'needs-human';
  return deps.chats.finishTurn(chat, {
    seq,
    state: reply.state === 'draft' ? 'draft' : restingState,
    handedOffAt,
    isOurPurchase: chat.isOurPurchase || reply.reason === 'our-purchase',
    sent: deliveryOf(reply),
    terms: joinTerms(unnotedTerms, termsOf(reply)),
    buyerName: learnt.buyerName,
    now,
  });
}

function deliveryOf({ messageId, sentAt }: Reply) {
  return messageId === undefined || sentAt === undefined ? undefined : { messageId, sentAt };
}

/** Takes the unread badge off the owner's app. Not worth a failure: the answer is out. */
async function markRead({ seller, chat }: Turn, deps: AnswerDeps): Promise<void> {
  try {
    await deps.avitoFor(seller).markRead(chat.chatId);
  } catch (error) {
    deps.log.warn('chat not marked as read', { sellerId: seller.sellerId, chatId: chat.chatId, error });
  }
}

function report({ chat, seq }: Turn, reply: Reply, outcome: ReplyOutcome, deps: AnswerDeps): void {
  deps.measure.count(METRIC[outcome]);
  if (outcome === 'answered' && chat.lastBuyerMessageAt !== undefined) {
    deps.measure.seconds('AnswerSeconds', Math.max(0, deps.now() / 1_000 - chat.lastBuyerMessageAt));
  }
  const { costMicroUsd } = sumOfUsage(reply.usage);
  deps.measure.count('ModelCostMicroUsd', costMicroUsd);
  deps.log.info('turn ended', {
    sellerId: reply.sellerId,
    chatId: reply.chatId,
    seq,
    outcome,
    reason: reply.reason,
    objections: reply.objections,
    costMicroUsd,
  });
}
