import { lazy, useMemo } from 'react';
import { useFormats } from '../../language/formats.ts';
import { ChartCard } from './chart-card.tsx';
import { hourText } from './hour-text.ts';
import type { Insights } from './insights-data.ts';
import { hourTimes, mostOf } from './series.ts';
import { useInsightsTexts } from './texts.ts';

const HourTimesChart = lazy(() => import('./hour-times-chart.tsx').then((file) => ({ default: file.HourTimesChart })));

/** At which hours buyers wait long. */
export function HourTimesCard({ hours }: { hours: Insights['hoursOfDay'] }) {
  const t = useInsightsTexts();
  const { count, duration } = useFormats();
  const rows = useMemo(() => hourTimes(hours), [hours]);
  const slowest = mostOf(rows, ({ p95 }) => p95);
  const timeText = (seconds: number | null) => (seconds === null ? t('none') : duration(seconds));
  return (
    <ChartCard
      title={t('hours.title')}
      summary={
        slowest === undefined
          ? t('hours.none')
          : t('hours.slowest', { hour: hourText(slowest.hour), time: timeText(slowest.p95) })
      }
      isEmpty={slowest === undefined}
      legend={[
        { name: t('hours.typical'), mark: 'h-0.5 w-4 rounded-full bg-(--chart-1)' },
        { name: t('hours.slow'), mark: 'w-4 border-t-2 border-dashed border-(--chart-3)' },
      ]}
      chart={<HourTimesChart rows={rows} />}
      columns={[t('hours.hour'), t('hours.count'), t('hours.typical'), t('hours.slow')]}
      rows={rows.map(({ hour, p50, p95, count: answers }) => ({
        key: hour,
        name: hourText(hour),
        cells: [count(answers), timeText(p50), timeText(p95)],
      }))}
    />
  );
}
