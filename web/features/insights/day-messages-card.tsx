import { lazy, useMemo } from 'react';
import { useFormats } from '../../language/formats.ts';
import { useDayFormats } from './calendar-days.ts';
import { ChartCard } from './chart-card.tsx';
import type { Day } from './insights-data.ts';
import { dayMessages, mostOf } from './series.ts';
import { useInsightsTexts } from './texts.ts';

const DayMessagesChart = lazy(() =>
  import('./day-messages-chart.tsx').then((file) => ({ default: file.DayMessagesChart })),
);

/** How much was written, and by whom. */
export function DayMessagesCard({ days }: { days: Day[] }) {
  const t = useInsightsTexts();
  const dates = useDayFormats();
  const { count } = useFormats();
  const rows = useMemo(() => dayMessages(days), [days]);
  const most = mostOf(rows, ({ buyer }) => buyer);
  return (
    <ChartCard
      title={t('messages.title')}
      summary={
        most === undefined ? t('messages.none') : t('messages.most', { day: dates.long(most.date), count: most.buyer })
      }
      isEmpty={rows.every(({ buyer, bot, human }) => buyer + bot + human === 0)}
      legend={[
        { name: t('messages.buyer'), mark: 'h-0.5 w-4 rounded-full bg-(--chart-3)' },
        { name: t('messages.bot'), mark: 'size-2.5 rounded-xs bg-(--chart-1)' },
        { name: t('messages.human'), mark: 'size-2.5 rounded-xs bg-(--chart-2)' },
      ]}
      chart={<DayMessagesChart rows={rows} />}
      columns={[t('chart.day'), t('messages.buyer'), t('messages.bot'), t('messages.human')]}
      rows={rows.map(({ date, buyer, bot, human }) => ({
        key: date,
        name: dates.short(date),
        cells: [buyer, bot, human].map(count),
      }))}
    />
  );
}
