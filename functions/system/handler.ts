import { systemRoutes } from '../../shared/api/system-routes.ts';
import { apiHandler } from '../../shared/lambda/api-handler.ts';
import { createDeps, type SystemDeps } from './deps.ts';
import { getDocs, getOpenApi } from './get-docs.ts';
import { getHealth } from './get-health.ts';
import { getSystemStatus } from './get-system-status.ts';
import { listAuditEntries, listSellerAudit } from './list-audit-entries.ts';
import { redriveDeadLetters } from './redrive-dead-letters.ts';
import { setStop } from './stop-sellers.ts';

/** What the admin runs the deployment with, and what the API says of itself. */
export const createHandler = (deps: SystemDeps) =>
  apiHandler(
    systemRoutes,
    {
      getHealth: () => getHealth(deps),
      getSystemStatus: (call) => getSystemStatus(call, deps),
      redriveDeadLetters: (call) => redriveDeadLetters(call, deps),
      listAuditEntries: (call) => listAuditEntries(call, deps),
      listSellerAudit: (call) => listSellerAudit(call, deps),
      stopAllSellers: (call) => setStop(true, call, deps),
      startAllSellers: (call) => setStop(false, call, deps),
      getOpenApi: (call) => getOpenApi(call, deps),
      getDocs: (call) => getDocs(call, deps),
    },
    deps,
  );

export const handler = createHandler(createDeps());
