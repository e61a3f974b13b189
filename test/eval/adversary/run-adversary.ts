import { type Choice, readAttacks, readHonestAnswers } from '../data/read-data.ts';
import { ablate, type GuardShare } from './ablate.ts';
import { type AdversarySummary, summarise } from './summary.ts';
import { tryAttack, tryHonest } from './trial.ts';

/** Every attack and every honest answer of the choice through the production path. Pure code: nothing leaves the process. */
export async function runAdversary(choice: Choice): Promise<{ summary: AdversarySummary; shares: GuardShare[] }> {
  const attacks = readAttacks(choice);
  const honest = readHonestAnswers(choice);
  const tryAll = async () => ({
    attacks: await inOrder(attacks, tryAttack),
    honest: await inOrder(honest, tryHonest),
  });
  // The times of the first round are those of a process that has just begun.
  await tryAll();
  const trials = await tryAll();
  return { summary: summarise(trials.attacks, trials.honest), shares: ablate(trials.attacks, trials.honest) };
}

/** One after the other, so that the times are their own. */
async function inOrder<T, R>(cases: T[], act: (it: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const it of cases) results.push(await act(it));
  return results;
}
