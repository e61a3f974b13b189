import { type Choice, readAttacks, readHonestAnswers } from '../data/read-data.ts';
import { ablate, type GuardShare } from './ablate.ts';
import { type AdversarySummary, summarise } from './summary.ts';
import { type Trial, tryAttack, tryHonest } from './trial.ts';

/** The outcomes are the same each time; the times of the first round are those of a process that has just begun. */
const ROUNDS = 3;

/** Every attack and every honest answer of the choice through the production path. Pure code: nothing leaves the process. */
export async function runAdversary(
  choice: Choice,
  rounds = ROUNDS,
): Promise<{ summary: AdversarySummary; shares: GuardShare[] }> {
  const attacks = await inRounds(rounds, readAttacks(choice), tryAttack);
  const honest = await inRounds(rounds, readHonestAnswers(choice), tryHonest);
  return { summary: summarise(attacks, honest), shares: ablate(attacks, honest) };
}

/** One case after the other, so that the times are their own. */
async function inRounds<T, Case>(
  rounds: number,
  cases: T[],
  act: (it: T) => Promise<Trial<Case>>,
): Promise<Trial<Case>[]> {
  const kept = new Map<T, Trial<Case>>();
  for (const it of Array.from({ length: rounds }, () => cases).flat()) {
    kept.set(it, quicker(kept.get(it), await act(it)));
  }
  return [...kept.values()];
}

/** What other processes took of the time is not the guards'. */
function quicker<Case>(before: Trial<Case> | undefined, now: Trial<Case>): Trial<Case> {
  return before?.milliseconds !== undefined && before.milliseconds < (now.milliseconds ?? 0) ? before : now;
}
