import type { Call } from '../../shared/api/route.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';

/**
 * Notes in the audit what happened to an account on a route where nobody is signed in yet. It has happened, so a failure to
 * note it is not the caller's.
 */
export async function noteSignIn(
  entry: { action: string; userId: string; details?: Record<string, unknown> },
  request: Pick<Call['request'], 'sourceIp'>,
  deps: Pick<ApiDeps, 'audit' | 'now' | 'newId' | 'log' | 'measure'>,
): Promise<void> {
  const { action, userId, details = {} } = entry;
  try {
    await deps.audit.add({
      entryId: deps.newId(),
      at: deps.now(),
      userId,
      action,
      target: {},
      details,
      sourceIp: request.sourceIp,
    });
  } catch (error) {
    deps.measure.count('AuditEntriesLost');
    deps.log.error('audit entry lost', { action, userId, error });
  }
}
