import * as z from 'zod';
import type { backtestRoutes } from '../../shared/api/backtest-routes.ts';
import type { Answer } from '../../shared/api/route.ts';

type Backtest = Answer<typeof backtestRoutes.backtest>;
type ReplayedTurn = Backtest['items'][number];

const count = z.int().min(0).max(1_000_000);

/** What a replay has come to so far, as its cursor carries it along. */
export const tallySchema = z.strictObject({
  chats: count,
  chatsLeftOut: count,
  answered: count,
  handedOff: count,
  changes: z.strictObject({ same: count, 'other-text': count, 'now-answered': count, 'now-handed-off': count }),
  costMicroUsd: z.number().min(0),
  /** Of each turn. */
  milliseconds: z.array(count).max(2_000),
});
export type Tally = z.infer<typeof tallySchema>;

export const NOTHING_YET: Tally = {
  chats: 0,
  chatsLeftOut: 0,
  answered: 0,
  handedOff: 0,
  changes: { same: 0, 'other-text': 0, 'now-answered': 0, 'now-handed-off': 0 },
  costMicroUsd: 0,
  milliseconds: [],
};

export function withTurn(tally: Tally, { now, change }: ReplayedTurn): Tally {
  const isAnswered = now.decision === 'reply';
  return {
    ...tally,
    answered: tally.answered + (isAnswered ? 1 : 0),
    handedOff: tally.handedOff + (isAnswered ? 0 : 1),
    changes: { ...tally.changes, [change]: tally.changes[change] + 1 },
    costMicroUsd: tally.costMicroUsd + now.costMicroUsd,
    milliseconds: [...tally.milliseconds, Math.round(now.milliseconds)],
  };
}

export function summaryOf({ milliseconds, ...tally }: Tally): Backtest['summary'] {
  const sorted = milliseconds.toSorted((left, right) => left - right);
  const share = (part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
  return { ...tally, turns: sorted.length, milliseconds: { p50: share(0.5), p95: share(0.95) } };
}
