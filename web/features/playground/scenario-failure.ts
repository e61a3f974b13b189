import type { Answer } from './api-shapes.ts';

export type ScenarioResult = Answer<'runScenarios'>['items'][number];
type Failure = ScenarioResult['failures'][number];

/** A failure taken apart, so that it can be told in words. */
export interface ReadFailure {
  check: Failure['check'];
  /** What was to be said, in any of these spellings, or was not. */
  words: string[];
  expected: string;
  found: string;
}

/**
 * Reads the detail of a failure: `not «по рукам»`, `at most 300 characters; found: 412`. What is not understood stays empty, and the
 * check alone is told.
 */
export function readFailure({ check, detail }: Failure): ReadFailure {
  const [expected = '', found = ''] = detail.split('; found: ');
  const words = Array.from(expected.matchAll(/«(.*?)»(?= or |$)/gsu), ([, quoted = '']) => quoted);
  return { check, words, expected: expected.match(/\d+/)?.[0] ?? expected, found };
}

type Run = Pick<
  Answer<'listScenarioRuns'>['items'][number],
  'startedAt' | 'finishedAt' | 'isTrial' | 'failed' | 'total'
>;

/**
 * How a scenario last went, as far as the runs tell, the newest first. They name those that failed, but not those that took part:
 * one has passed where as many took part as there are, and it has not been changed since.
 */
export function lastResultOf(
  { scenarioId, updatedAt }: { scenarioId: string; updatedAt: string },
  { runs, scenarioCount }: { runs: Run[]; scenarioCount: number },
): 'passed' | 'failed' | 'unknown' {
  for (const { isTrial, startedAt, finishedAt, failed, total } of runs) {
    if (isTrial || startedAt < updatedAt) continue;
    if (failed.includes(scenarioId)) return 'failed';
    if (finishedAt !== undefined && total === scenarioCount) return 'passed';
  }
  return 'unknown';
}
