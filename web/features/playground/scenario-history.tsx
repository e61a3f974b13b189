import { useQuery } from '@tanstack/react-query';
import { type Answer, queryOf } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { useIsAdmin } from '../../parts/seller.ts';
import { useSession } from '../../parts/use-session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { useScenarioTexts } from './scenario-texts.ts';

type Run = Answer<'listScenarioRuns'>['items'][number];

/** How the last runs went: a bar each, so that a step down is seen at a glance. */
export function ScenarioHistory({ runs }: { runs: Run[] }) {
  const t = useScenarioTexts();
  const whoOf = useWho();
  return (
    <Card title={t('history.title')} about={runs.length === 0 ? t('history.none') : t('history.about')}>
      <ol className="flex flex-col gap-3">
        {runs.map((run) => (
          <RunBar key={run.runId} run={run} who={whoOf(run.startedBy)} />
        ))}
      </ol>
    </Card>
  );
}

function RunBar({ run, who }: { run: Run; who: string | undefined }) {
  const t = useScenarioTexts();
  const formats = useFormats();
  const { passed, failed, total, startedAt, finishedAt, isTrial, costMicroUsd } = run;
  const widthOf = (count: number) => ({ width: `${total === 0 ? 0 : (count / total) * 100}%` });
  const about = [formats.dateTime(startedAt), who, costMicroUsd === 0 ? undefined : formats.usd(costMicroUsd)];
  return (
    <li>
      <div className="flex items-center gap-3">
        <div className="flex h-2.5 flex-1 overflow-hidden rounded-full bg-sunken" aria-hidden>
          <div className="bg-success" style={widthOf(passed)} />
          <div className="bg-danger" style={widthOf(failed.length)} />
        </div>
        <span className="shrink-0 text-sm tabular-nums">{t('history.of', { passed, total })}</span>
      </div>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint">
        {about.filter((part) => part !== undefined).join(' · ')}
        {finishedAt === undefined && <Badge tone="warning">{t('history.unfinished')}</Badge>}
        {isTrial && <Badge tone="accent">{t('trial')}</Badge>}
      </p>
    </li>
  );
}

/** People by their ids, as far as one may know them: oneself, and for an admin everybody. */
function useWho(): (userId: string) => string | undefined {
  const t = useScenarioTexts();
  const session = useSession();
  const isAdmin = useIsAdmin();
  const { data } = useQuery({
    ...queryOf('listUsers', { query: { limit: 100 } }),
    enabled: isAdmin,
    staleTime: 60_000,
  });
  const own = session.status === 'signed-in' ? session.user.userId : undefined;
  const names = new Map(data?.items.map(({ userId, name }) => [userId, name]));
  return (userId) => (userId === own ? t('history.you') : names.get(userId));
}
