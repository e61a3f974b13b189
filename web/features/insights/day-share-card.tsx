import { lazy, useMemo } from 'react';
import { useFormats } from '../../language/formats.ts';
import { useDayFormats } from './calendar-days.ts';
import { ChartCard } from './chart-card.tsx';
import type { Day } from './insights-data.ts';
import { dayShares } from './series.ts';
import { useInsightsTexts } from './texts.ts';

const DayShareChart = lazy(() => import('./day-share-chart.tsx').then((file) => ({ default: file.DayShareChart })));

interface DayShareCardProps {
  days: Day[];
  /** Of all days together. */
  whole: number | null;
}

/** How many of those who called for an answer got one. */
export function DayShareCard({ days, whole }: DayShareCardProps) {
  const t = useInsightsTexts();
  const dates = useDayFormats();
  const { percent } = useFormats();
  const rows = useMemo(() => dayShares(days), [days]);
  return (
    <ChartCard
      title={t('share.title')}
      summary={whole === null ? t('share.none') : t('share.whole', { share: percent(whole) })}
      isEmpty={whole === null}
      chart={<DayShareChart rows={rows} />}
      columns={[t('chart.day'), t('share.name')]}
      rows={rows.map(({ date, share }) => ({
        key: date,
        name: dates.short(date),
        cells: [share === null ? t('none') : percent(share)],
      }))}
    />
  );
}
