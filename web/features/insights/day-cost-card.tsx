import { lazy, useMemo } from 'react';
import { useFormats } from '../../language/formats.ts';
import { useDayFormats } from './calendar-days.ts';
import { ChartCard } from './chart-card.tsx';
import { type Day, useDailyCeiling } from './insights-data.ts';
import { dayCosts, drawnCeiling, mostOf } from './series.ts';
import { useInsightsTexts } from './texts.ts';

const DayCostChart = lazy(() => import('./day-cost-chart.tsx').then((file) => ({ default: file.DayCostChart })));

/** What the model cost, against what it may cost; that only owners know. */
export function DayCostCard({ days }: { days: Day[] }) {
  const t = useInsightsTexts();
  const dates = useDayFormats();
  const { usd } = useFormats();
  const ceiling = useDailyCeiling();
  const rows = useMemo(() => dayCosts(days), [days]);
  const summary = useSummary(days, ceiling);
  const limit = drawnCeiling(rows, ceiling);
  return (
    <ChartCard
      title={t('cost.title')}
      summary={summary}
      isEmpty={rows.every(({ microUsd }) => microUsd === 0)}
      legend={
        limit === undefined
          ? []
          : [
              { name: t('cost.name'), mark: 'size-2.5 rounded-xs bg-(--chart-2)' },
              { name: t('cost.ceiling', { limit: usd(limit) }), mark: 'w-4 border-t-2 border-dashed border-danger' },
            ]
      }
      chart={<DayCostChart rows={rows} ceiling={limit} />}
      columns={[t('chart.day'), t('cost.name')]}
      rows={rows.map(({ date, microUsd }) => ({ key: date, name: dates.short(date), cells: [usd(microUsd)] }))}
    />
  );
}

function useSummary(days: Day[], ceiling: number | null | undefined): string {
  const t = useInsightsTexts();
  const dates = useDayFormats();
  const { usd, percent } = useFormats();
  const dearest = mostOf(dayCosts(days), ({ microUsd }) => microUsd);
  if (dearest === undefined) return t('cost.none');
  const words = { day: dates.long(dearest.date), cost: usd(dearest.microUsd) };
  if (ceiling === undefined) return t('cost.dearest', words);
  if (ceiling === null || ceiling === 0) return t('cost.noCeiling', words);
  return t('cost.ofCeiling', { day: words.day, limit: usd(ceiling), share: percent(dearest.microUsd / ceiling) });
}
