import * as z from 'zod';

/** Of one seller; older ones are forgotten. */
export const MOST_RUNS = 20;

/** How scenarios went at a time. What the bot said is not kept: it is in the answer to whoever ran them. */
export const scenarioRunSchema = z.object({
  sellerId: z.string(),
  /** Begins with the time, so that runs sort by it. */
  runId: z.string(),
  /** Unix milliseconds. */
  startedAt: z.number(),
  /** Absent while scenarios are left. */
  finishedAt: z.number().optional(),
  startedBy: z.string(),
  /** With settings that were only tried. */
  isTrial: z.boolean(),
  /** Of the settings it goes by, so that it cannot go on with others. */
  settingsHash: z.string(),
  promptVersion: z.string().optional(),
  total: z.int(),
  passed: z.array(z.string()),
  failed: z.array(z.string()),
  costMicroUsd: z.number(),
  version: z.int(),
});
export type ScenarioRun = z.infer<typeof scenarioRunSchema>;

interface ScenarioResult {
  scenarioId: string;
  isPassed: boolean;
  costMicroUsd: number;
  promptVersion: string | undefined;
}

/** The run with these results. One that is there already is replaced: a page that was lost on its way is asked for again. */
export function withResults(run: ScenarioRun, results: ScenarioResult[], finishedAt: number | undefined): ScenarioRun {
  const renewed = new Set(results.map(({ scenarioId }) => scenarioId));
  const idsOf = (isPassed: boolean, before: string[]) => [
    ...before.filter((id) => !renewed.has(id)),
    ...results.filter((result) => result.isPassed === isPassed).map(({ scenarioId }) => scenarioId),
  ];
  const promptVersion = results.findLast((result) => result.promptVersion !== undefined)?.promptVersion;
  return {
    ...run,
    ...(promptVersion === undefined ? {} : { promptVersion }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    passed: idsOf(true, run.passed),
    failed: idsOf(false, run.failed),
    costMicroUsd: run.costMicroUsd + results.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0),
    version: run.version + 1,
  };
}
