import { SystemStop } from '../../store/system.ts';
import { type Finding, findingsOf, ok, toDo } from './finding.ts';
import type { Patient } from './patient.ts';

/** Whether the bot may work at all. */
export function checkStop({ table }: Patient): Promise<Finding[]> {
  return findingsOf('emergency stop', async () => {
    const { isStopped, changedAt } = await new SystemStop(table).state();
    if (!isStopped) return [ok('emergency stop', 'is off')];
    const since = changedAt === undefined ? '' : ` since ${new Date(changedAt).toISOString()}`;
    return [toDo('emergency stop', `the bot is silent for all sellers${since}: POST /api/system/start ends that`)];
  });
}
