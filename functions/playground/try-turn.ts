import type { LanguageModel } from '../../shared/ai/language-model.ts';
import { sumOfUsage } from '../../shared/ai/sum-of-usage.ts';
import { type CountDeps, count } from '../../shared/chats/count.ts';
import { decideTurn, type TurnQuestion } from '../../shared/decision/decide-turn.ts';
import { conductAt } from '../../shared/sellers/conduct.ts';
import { type TriedReply, triedReplyOf } from './tried-reply.ts';

export interface TurnDeps extends CountDeps {
  model: LanguageModel;
}

/** Decides about a turn the way the worker does and shows what led to it. All it leaves behind is the cost, counted as the seller's. */
export async function tryTurn(sellerId: string, question: TurnQuestion, deps: TurnDeps): Promise<TriedReply> {
  const startedAt = deps.now();
  const decision = await decideTurn(question, { model: deps.model });
  const milliseconds = Math.max(0, deps.now() - startedAt);
  await count(sellerId, { usage: sumOfUsage(decision.usage) }, deps);
  const conduct = conductAt(question.settings, question.now, question.words?.mode);
  return { ...triedReplyOf(decision), conduct, milliseconds };
}
