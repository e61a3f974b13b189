import { Health } from '../../store/health.ts';
import { SystemStop } from '../../store/system.ts';
import { type Finding, findingsOf, ok, toDo } from './finding.ts';
import type { Patient } from './patient.ts';

/** Whether the bot may work. */
export function checkStop({ table }: Patient): Promise<Finding[]> {
  return findingsOf('emergency stop', async () => {
    const { isStopped, changedAt } = await new SystemStop(table).state();
    if (!isStopped) return [ok('emergency stop', 'is off')];
    const since = changedAt === undefined ? '' : ` since ${new Date(changedAt).toISOString()}`;
    return [toDo('emergency stop', `the bot is silent for all sellers${since}: POST /api/system/start ends that`)];
  });
}

const LATE_AFTER_MS = 5 * 60_000;

/** Whether somebody looks after what webhooks do not bring. */
export function checkReconcile({ table, now }: Patient): Promise<Finding[]> {
  return findingsOf('reconcile', async () => {
    const run = await new Health(table).lastRun();
    if (run === undefined) return [ok('reconcile', 'has not run yet; it does every minute')];
    const ended = new Date(run.at).toISOString();
    if (now() - run.at > LATE_AFTER_MS) {
      return [toDo('reconcile', `ran last at ${ended}, and should every minute: see the log of reconcile`)];
    }
    const counts = `${run.sellers} sellers, ${run.failed} failed, ${run.left} left for the next run`;
    return [ok('reconcile', `ran last at ${ended}: ${counts}`)];
  });
}
