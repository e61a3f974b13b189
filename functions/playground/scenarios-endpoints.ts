import type { Endpoints } from '../../shared/api/route.ts';
import type { scenariosRoutes } from '../../shared/api/scenarios-routes.ts';
import { changeScenario, createScenario, deleteScenario, getScenario, listScenarios } from './manage-scenarios.ts';
import { listScenarioRuns, type RunDeps, runScenarios } from './run-scenarios.ts';

export const scenariosEndpoints = (deps: RunDeps): Endpoints<typeof scenariosRoutes> => ({
  listScenarios: (call) => listScenarios(call, deps),
  createScenario: (call) => createScenario(call, deps),
  runScenarios: (call) => runScenarios(call, deps),
  listScenarioRuns: (call) => listScenarioRuns(call, deps),
  getScenario: (call) => getScenario(call, deps),
  changeScenario: (call) => changeScenario(call, deps),
  deleteScenario: (call) => deleteScenario(call, deps),
});
