import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ListChecks, Play, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { type Answer, queryOf } from '../../api/queries.ts';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { Button, buttonClasses } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { RunState } from './paged-run.ts';
import { RunProgress } from './run-progress.tsx';
import { ScenarioRowView } from './scenario-row-view.tsx';
import { type Scenario, scenarioRows } from './scenario-rows.ts';
import { useScenarioTexts } from './scenario-texts.ts';
import { AS_THEY_ARE, type TriedSettings, triedChange } from './tried-settings.ts';
import { TriedSettingsFields } from './tried-settings-fields.tsx';
import { scenarioRunOf, usePagedRun } from './use-paged-run.ts';

type Run = Answer<'listScenarioRuns'>['items'][number];
type RunPage = Answer<'runScenarios'>;

interface ScenarioListProps {
  scenarios: Scenario[];
  /** There are no more on other pages. */
  isWhole: boolean;
  runs: Run[];
}

export function ScenarioList({ scenarios, isWhole, runs }: ScenarioListProps) {
  const t = useScenarioTexts();
  const isOwner = useIsOwner();
  const [tried, setTried] = useState<TriedSettings>(AS_THEY_ARE);
  const { run, state, start } = useScenarioRun(tried);
  const isRunning = state.status === 'running';
  const rows = scenarioRows(scenarios, { pages: [...state.earlier, ...state.pages], runs: isWhole ? runs : [] });
  const latest = state.pages.at(-1)?.run;
  const done = latest === undefined ? 0 : latest.passed + latest.failed.length;
  const total = latest?.total ?? state.total ?? scenarios.length;
  if (scenarios.length === 0) {
    return (
      <Card>
        <EmptyState icon={ListChecks} title={t('empty')} action={isOwner && <AddLink />}>
          {t('emptyAbout')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Card title={t('title')} about={t('about')} className="flex flex-col gap-3">
        {isOwner ? (
          <>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <Button variant="primary" isBusy={isRunning} onClick={() => start()}>
                {!isRunning && <Play />}
                {t('runAll')}
              </Button>
              <AddLink />
              <p className="text-sm text-ink-soft">{t('cost', { count: scenarios.length })}</p>
            </div>
            <TriedSettingsFields tried={tried} onChange={setTried} />
          </>
        ) : (
          <p className="text-sm text-ink-soft">{t('ownersOnly')}</p>
        )}
        <RunProgress
          run={run}
          state={state}
          text={t('running', { done, total })}
          share={total === 0 ? 0 : done / total}
        />
        {state.status === 'done' && latest !== undefined && <DoneNotice run={latest} />}
      </Card>
      <ul className="rounded-xl border bg-surface">
        {rows.map((row) => (
          <ScenarioRowView
            key={row.scenario.scenarioId}
            row={row}
            isRunning={isRunning}
            onRun={isOwner ? () => start(row.scenario.scenarioId) : undefined}
          />
        ))}
      </ul>
    </div>
  );
}

function useScenarioRun(tried: TriedSettings) {
  const sellerId = useSellerId();
  const isOwner = useIsOwner();
  const queries = useQueryClient();
  const run = scenarioRunOf(sellerId);
  const state: RunState<RunPage> = usePagedRun(run);
  const settings = useQuery({ ...queryOf('getSettings', { params: { sellerId } }), enabled: isOwner });
  useEffect(() => {
    if (state.status !== 'idle') void queries.invalidateQueries({ queryKey: ['listScenarioRuns'] });
  }, [queries, state.status]);
  const start = (scenarioId?: string) => {
    const change = triedChange(tried, settings.data);
    const body = {
      ...(scenarioId === undefined ? {} : { scenarioIds: [scenarioId] }),
      ...(change === undefined ? {} : { settings: change }),
    };
    const isAddition = scenarioId !== undefined;
    void run.start((cursor, signal) => api.runScenarios({ params: { sellerId }, body: { ...body, cursor }, signal }), {
      isAddition,
      ...(isAddition ? { total: 1 } : {}),
    });
  };
  return { run, state, start };
}

function AddLink() {
  const t = useScenarioTexts();
  const sellerId = useSellerId();
  return (
    <Link to="/sellers/$sellerId/playground/scenarios/new" params={{ sellerId }} className={buttonClasses({})}>
      <Plus aria-hidden />
      {t('add')}
    </Link>
  );
}

function DoneNotice({ run: { passed, total, isTrial } }: { run: Run }) {
  const t = useScenarioTexts();
  const isAll = passed === total;
  return (
    <Notice tone={isAll ? 'success' : 'warning'} isNews>
      {t(isAll ? 'done.all' : 'done.some', { passed, total })} {isTrial && t('trialAbout')}
    </Notice>
  );
}
