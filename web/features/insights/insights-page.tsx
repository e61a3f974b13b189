import { getRouteApi } from '@tanstack/react-router';
import { ChartColumn } from 'lucide-react';
import { memo } from 'react';
import { useFormats } from '../../language/formats.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { useNow } from '../../parts/use-now.ts';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useDayFormats } from './calendar-days.ts';
import { rangeOf } from './date-range.ts';
import { DayCostCard } from './day-cost-card.tsx';
import { DayMessagesCard } from './day-messages-card.tsx';
import { DayShareCard } from './day-share-card.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { HourTimesCard } from './hour-times-card.tsx';
import { type Insights, useInsights } from './insights-data.ts';
import { OutcomesCard } from './outcomes-card.tsx';
import { RangeBar } from './range-bar.tsx';
import { ServiceLevelCard } from './service-level-card.tsx';
import { useInsightsTexts } from './texts.ts';
import { UnansweredCard } from './unanswered-card.tsx';

const route = getRouteApi('/signed-in/sellers/$sellerId/insights');

/** What happened in some days: figures at a glance, who waits at this moment, and charts of the days. */
export function InsightsPage() {
  const t = useInsightsTexts();
  const days = useDayFormats();
  const today = useFormats().dayKey(useNow());
  const range = rangeOf(route.useSearch(), today);
  const query = useInsights(range, range.to === today);
  const { isPlaceholderData } = query;
  // Without a connection the days that were asked for do not come: figures of others must not stand for them.
  const shown = isPlaceholderData && query.fetchStatus === 'paused' ? { ...query, data: undefined } : query;
  return (
    <Page
      title={t('title')}
      about={shown.data && t('clock', { zone: days.zone(shown.data.timeZone) })}
      actions={shown.data && !isEmpty(shown.data) && <ExportMenu insights={shown.data} />}
    >
      <RangeBar range={range} today={today} />
      <div className={isPlaceholderData && shown.data ? 'opacity-60' : undefined} aria-busy={isPlaceholderData}>
        <QueryState query={shown} loading={<Loading />}>
          {(insights) => <Body insights={insights} />}
        </QueryState>
      </div>
    </Page>
  );
}

/** The page's clock goes on; charts are drawn anew only for other figures. */
const Body = memo(function Body({ insights }: { insights: Insights }) {
  const t = useInsightsTexts();
  const hasData = !isEmpty(insights);
  return (
    <div className="flex flex-col gap-4">
      {hasData ? (
        <FigureTiles figures={insights.total} />
      ) : (
        <Card>
          <EmptyState icon={ChartColumn} title={t('empty')}>
            {t('emptyAbout')}
          </EmptyState>
        </Card>
      )}
      <div className={classNames('grid grid-cols-1 gap-4', hasData && 'lg:grid-cols-2')}>
        <UnansweredCard />
        {hasData && <ServiceLevelCard serviceLevel={insights.serviceLevel} />}
      </div>
      {hasData && (
        <>
          <DayMessagesCard days={insights.days} />
          <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            <DayShareCard days={insights.days} whole={insights.total.answeredShare} />
            <HourTimesCard hours={insights.hoursOfDay} />
          </div>
          <OutcomesCard figures={insights.total} />
          <DayCostCard days={insights.days} />
        </>
      )}
    </div>
  );
});

/** A day may have cost something, or have had a takeover, without a message. */
function isEmpty({ total }: Insights): boolean {
  const { messages, turns, notAnswered, takeovers, usage } = total;
  const seen = messages.buyer + messages.bot + messages.human + turns + notAnswered.length + takeovers;
  return seen === 0 && usage.costMicroUsd === 0;
}

const TILES = ['1', '2', '3', '4', '5', '6', '7', '8'];

function Loading() {
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {TILES.map((tile) => (
          <Skeleton key={tile} className="h-28 rounded-xl" />
        ))}
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-72 rounded-xl" />
        <Skeleton className="h-72 rounded-xl" />
      </div>
      <Skeleton className="h-80 rounded-xl" />
    </div>
  );
}
