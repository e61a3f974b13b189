import type { Answer } from './api-shapes.ts';
import { lastResultOf, type ScenarioResult } from './scenario-failure.ts';

type RunPage = Answer<'runScenarios'>;
type Run = Answer<'listScenarioRuns'>['items'][number];
export type Scenario = Answer<'getScenario'>;

export interface ScenarioRow {
  scenario: Scenario;
  state: 'passed' | 'failed' | 'unknown';
  /** With all that was said, where it was run since the page was opened. */
  result: ScenarioResult | undefined;
  isTrial: boolean;
}

/** Each scenario with what is known of its last result. One that was changed since counts for nothing. */
export function scenarioRows(scenarios: Scenario[], { pages, runs }: { pages: RunPage[]; runs: Run[] }): ScenarioRow[] {
  return scenarios.map((scenario) => {
    const page = pages.findLast(
      ({ items, run }) =>
        run.startedAt >= scenario.updatedAt && items.some(({ scenarioId }) => scenarioId === scenario.scenarioId),
    );
    const result = page?.items.find(({ scenarioId }) => scenarioId === scenario.scenarioId);
    const before = lastResultOf(scenario, { runs, scenarioCount: scenarios.length });
    const state = result === undefined ? before : result.isPassed ? 'passed' : 'failed';
    return { scenario, state, result, isTrial: page?.run.isTrial === true };
  });
}
