import type { Answer } from '../../shared/api/route.ts';
import type { systemRoutes } from '../../shared/api/system-routes.ts';

/** Fails as a 503 problem when the table does not answer. Says nothing else: everybody may ask. */
export async function getHealth(deps: { pingTable(): Promise<void> }): Promise<Answer<typeof systemRoutes.getHealth>> {
  await deps.pingTable();
  return { status: 'ok' };
}
