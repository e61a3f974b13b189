import { GUARD_NAMES } from '../../shared/ai/guards/check-reply.ts';
import { sumOfUsage } from '../../shared/ai/sum-of-usage.ts';
import type { playgroundRoutes } from '../../shared/api/playground-routes.ts';
import type { Answer } from '../../shared/api/route.ts';
import type { TurnDecision } from '../../shared/decision/decide-turn.ts';

export type TriedReply = Answer<typeof playgroundRoutes.tryReply>;

/** A decision as people are shown it. */
export function triedReplyOf(decision: TurnDecision): Omit<TriedReply, 'conduct' | 'milliseconds'> {
  const { kind, text, reason, handoffReason, facts, usedFacts, drafts, terms, promptVersion, usage } = decision;
  return {
    decision: kind,
    text,
    reason,
    ...(handoffReason === '' ? {} : { handoffReason }),
    facts: facts.map((fact) => ({ ...fact, isUsed: usedFacts.includes(fact.id) })),
    guards: verdictsOf(decision),
    drafts: drafts.map((draft) => ({
      text: draft.text,
      objections: [...new Set(draft.objections.map(({ guard }) => guard))],
    })),
    terms: { ...terms, offers: terms.offers ?? [] },
    promptVersion,
    usage,
    costMicroUsd: sumOfUsage(usage).costMicroUsd,
  };
}

/** The guards of the content are not asked about a draft of a wrong form, and none about a template or where there was no draft. */
function verdictsOf({ kind, reason, objections }: TurnDecision): TriedReply['guards'] {
  const hasDraft = (kind === 'reply' && reason !== 'template') || reason.startsWith('guard-') || objections.length > 0;
  const isFormWrong = kind !== 'reply' && objections.some(({ guard }) => guard === 'form');
  return [...new Set([...GUARD_NAMES, ...objections.map(({ guard }) => guard)])].map((guard) => {
    const own = objections.filter((objection) => objection.guard === guard);
    const isAsked = hasDraft && !(isFormWrong && guard !== 'form');
    return {
      guard,
      verdict: own.length > 0 ? 'objected' : isAsked ? 'passed' : 'not-asked',
      objections: own.map(({ what, why }) => ({ what, why })),
    };
  });
}
