import type { Figures, Outcome } from './insights-data.ts';

export interface OutcomeGroup {
  /** `not-due`: messages that no answer was due to. */
  outcome: Outcome | 'not-due';
  count: number;
  reasons: { reason: string; count: number }[];
}

const ORDER = ['sent', 'handed-off', 'draft', 'silent', 'failed'] as const;

/** How turns ended, the good first, each with what led to it, the most frequent first. What did not happen is left out. */
export function outcomeGroups({ replies, notAnswered }: Pick<Figures, 'replies' | 'notAnswered'>): OutcomeGroup[] {
  const groups = [
    ...ORDER.map((outcome) =>
      groupOf(
        outcome,
        replies.filter((each) => each.outcome === outcome),
      ),
    ),
    groupOf('not-due', notAnswered),
  ];
  return groups.filter(({ count }) => count > 0);
}

export function countOf({ replies }: Pick<Figures, 'replies'>, outcome: Outcome): number {
  return sum(replies.filter((each) => each.outcome === outcome));
}

function groupOf(outcome: OutcomeGroup['outcome'], counted: OutcomeGroup['reasons']): OutcomeGroup {
  const reasons = counted.map(({ reason, count }) => ({ reason, count }));
  return { outcome, count: sum(counted), reasons: reasons.sort((one, other) => other.count - one.count) };
}

function sum(counted: { count: number }[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}
