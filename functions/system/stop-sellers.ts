import type { Answer, Call } from '../../shared/api/route.ts';
import type { systemRoutes } from '../../shared/api/system-routes.ts';
import type { StopState, SystemStop } from '../../shared/store/system.ts';

export interface StopDeps {
  systemStop: Pick<SystemStop, 'set' | 'state'>;
  now(): number;
}

type StopRoute = typeof systemRoutes.stopAllSellers | typeof systemRoutes.startAllSellers;

/** Pulls or releases the emergency stop for all. Doing it twice is the same as once. */
export async function setStop(
  isStopped: boolean,
  { principal }: Pick<Call<StopRoute>, 'principal'>,
  { systemStop, now }: StopDeps,
): Promise<Answer<StopRoute>> {
  await systemStop.set(isStopped, { by: principal.userId, at: now() });
  return toStop(await systemStop.state());
}

export function toStop({ isStopped, changedAt, changedBy }: StopState): Answer<StopRoute> {
  return {
    isStopped,
    changedAt: changedAt === undefined ? null : new Date(changedAt).toISOString(),
    changedBy: changedBy ?? null,
  };
}
