import { useSyncExternalStore } from 'react';
import type { Answer } from '../../api/queries.ts';
import { PagedRun } from './paged-run.ts';

/** One of each kind a seller; they are gone with the page's memory. */
function keptRuns<Page extends { nextCursor?: string | undefined }>() {
  const runs = new Map<string, PagedRun<Page>>();
  return (sellerId: string): PagedRun<Page> => {
    const known = runs.get(sellerId);
    if (known !== undefined) return known;
    const fresh = new PagedRun<Page>();
    runs.set(sellerId, fresh);
    return fresh;
  };
}

export const replayOf = keptRuns<Answer<'backtest'>>();
export const scenarioRunOf = keptRuns<Answer<'runScenarios'>>();

export function usePagedRun<Page extends { nextCursor?: string | undefined }>(run: PagedRun<Page>) {
  return useSyncExternalStore(run.subscribe, run.state);
}
