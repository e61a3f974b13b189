import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { scenariosRoutes } from '../../shared/api/scenarios-routes.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Scenario } from '../../shared/evaluation/scenario.ts';
import { MOST_RUNS, type ScenarioRun, withResults } from '../../shared/evaluation/scenario-run.ts';
import { changedMeanwhile } from '../../shared/lambda/seen-version.ts';
import { changedSettings } from '../../shared/sellers/change-settings.ts';
import { requireSeller } from '../../shared/sellers/require-seller.ts';
import { decodeCursor, encodeCursor, keyPosition } from '../../shared/store/cursor.ts';
import type { ScenarioRuns } from '../../shared/store/scenario-runs.ts';
import { type ScenarioDeps, scenarioUnknown } from './manage-scenarios.ts';
import type { QuestionDeps } from './question-of.ts';
import { type RehearsalDeps, rehearse } from './rehearse.ts';
import { tryScenario } from './try-scenario.ts';
import type { TurnDeps } from './try-turn.ts';

type Routes = typeof scenariosRoutes;

export interface RunDeps extends ScenarioDeps, QuestionDeps {
  scenarioRuns: Pick<ScenarioRuns, keyof ScenarioRuns>;
  attempts: RehearsalDeps['attempts'];
  counts: RehearsalDeps['counts'] & TurnDeps['counts'];
  model: TurnDeps['model'];
  log: TurnDeps['log'];
}

/** Which run, and behind which scenario it goes on: they run in the order of their ids. */
const positionSchema = z.strictObject({ runId: keyPosition, after: z.string().max(100) });

/**
 * Runs as many scenarios as one call may, and keeps how they went. A page may be asked for again: its results take the place of the
 * first ones. Throws `scenario-unknown`, and the conflicts `no-scenarios`, `run-unknown` and `settings-changed`.
 */
export async function runScenarios(
  call: Call<Routes['runScenarios']>,
  deps: RunDeps,
): Promise<Answer<Routes['runScenarios']>> {
  const { body, params, principal } = call;
  const beganAt = deps.now();
  const seller = await requireSeller(params.sellerId, deps.sellers);
  const settings = changedSettings(seller.settings, body.settings ?? {});
  const wanted = await wantedScenarios(params.sellerId, body.scenarioIds, deps);
  const position = decodeCursor(body.cursor, positionSchema);
  const begun = {
    sellerId: params.sellerId,
    startedBy: principal.userId,
    isTrial: body.settings !== undefined,
    settingsHash: createHash('sha256').update(JSON.stringify(settings)).digest('base64url'),
    total: wanted.length,
  };
  const run = position === undefined ? newRun(begun, deps) : await knownRun(position.runId, begun, deps);

  const tasks = wanted.filter(({ scenarioId }) => position === undefined || scenarioId > position.after);
  const done = await rehearse(
    seller,
    { tasks, beganAt },
    async (scenario) => {
      const item = await tryScenario(seller, scenario, settings, deps);
      return { item, costMicroUsd: item.answer?.costMicroUsd ?? 0 };
    },
    deps,
  );
  const items = done.map(({ item }) => item);
  const isOver = items.length === tasks.length;
  const results = done.map(({ item: { scenarioId, isPassed, answer }, costMicroUsd }) => {
    return { scenarioId, isPassed, costMicroUsd, promptVersion: answer?.promptVersion };
  });
  const next = withResults(run, results, isOver ? deps.now() : undefined);
  if (!(await keep(next, run, deps))) throw changedMeanwhile(call);
  const after = items.at(-1)?.scenarioId ?? position?.after ?? '';
  return {
    run: runAnswer(next),
    items,
    ...(isOver ? {} : { nextCursor: encodeCursor({ runId: run.runId, after }) }),
  };
}

export async function listScenarioRuns(
  { params: { sellerId } }: Call<Routes['listScenarioRuns']>,
  { scenarioRuns, sellers }: Pick<RunDeps, 'scenarioRuns' | 'sellers'>,
): Promise<Answer<Routes['listScenarioRuns']>> {
  await requireSeller(sellerId, sellers);
  const runs = await scenarioRuns.all(sellerId);
  return { items: runs.slice(-MOST_RUNS).reverse().map(runAnswer) };
}

async function wantedScenarios(
  sellerId: string,
  ids: string[] | undefined,
  { scenarios }: RunDeps,
): Promise<Scenario[]> {
  const all = await scenarios.all(sellerId);
  const known = new Set(all.map(({ scenarioId }) => scenarioId));
  if (ids?.some((id) => !known.has(id))) throw scenarioUnknown();
  if (all.length > 0) return all.filter(({ scenarioId }) => ids === undefined || ids.includes(scenarioId));
  throw new AppError('conflict', { code: 'no-scenarios', message: 'there is no scenario to run' });
}

type Begun = Pick<ScenarioRun, 'sellerId' | 'startedBy' | 'isTrial' | 'settingsHash' | 'total'>;

/** Not kept yet: a run that is refused leaves none behind. */
function newRun(begun: Begun, { now, newId }: RunDeps): ScenarioRun {
  const startedAt = now();
  return {
    ...begun,
    runId: `${startedAt}-${newId()}`,
    startedAt,
    passed: [],
    failed: [],
    costMicroUsd: 0,
    version: 0,
  };
}

async function knownRun(
  runId: string,
  { sellerId, settingsHash }: Begun,
  { scenarioRuns }: RunDeps,
): Promise<ScenarioRun> {
  const run = await scenarioRuns.get(sellerId, runId);
  if (run === undefined) {
    throw new AppError('conflict', { code: 'run-unknown', message: 'there is no such run any more: begin another' });
  }
  if (run.settingsHash === settingsHash) return run;
  throw new AppError('conflict', {
    code: 'settings-changed',
    message: 'the settings are not those the run began with: begin another',
  });
}

/** False when somebody else went on with this run meanwhile. */
async function keep(next: ScenarioRun, before: ScenarioRun, { scenarioRuns }: RunDeps): Promise<boolean> {
  if (before.version > 0) return scenarioRuns.replace(next, before.version);
  const runs = await scenarioRuns.all(next.sellerId);
  const tooOld = runs.slice(0, Math.max(0, runs.length + 1 - MOST_RUNS));
  await Promise.all(tooOld.map(({ sellerId, runId, version }) => scenarioRuns.remove(sellerId, runId, version)));
  return scenarioRuns.create(next);
}

function runAnswer(run: ScenarioRun): Answer<Routes['runScenarios']>['run'] {
  const { startedAt, finishedAt, passed, sellerId: _seller, settingsHash: _hash, version: _version, ...shown } = run;
  return {
    ...shown,
    startedAt: new Date(startedAt).toISOString(),
    ...(finishedAt === undefined ? {} : { finishedAt: new Date(finishedAt).toISOString() }),
    passed: passed.length,
  };
}
