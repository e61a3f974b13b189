import { ChevronRight } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { Card } from '../../ui/card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChartBoundary } from './chart-boundary.tsx';
import { ChartTable, type ChartTableProps } from './chart-table.tsx';
import { useInsightsTexts } from './texts.ts';

interface ChartCardProps extends Omit<ChartTableProps, 'label'> {
  title: string;
  /** What the chart shows, in a sentence. */
  summary: string;
  /** Colours with their names, where there is more than one. `mark` is a class. */
  legend?: { name: string; mark: string }[];
  /** Loaded after the figures. */
  chart: ReactNode;
  /** There is nothing to draw: the summary says so. */
  isEmpty: boolean;
}

/** A chart as a picture with its meaning in words, and the same numbers in a table below for those who read them. */
export function ChartCard({ title, summary, legend = [], chart, isEmpty, columns, rows }: ChartCardProps) {
  const t = useInsightsTexts();
  return (
    <Card title={title} about={summary} className="min-w-0">
      {!isEmpty && (
        <>
          {legend.length > 0 && (
            <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
              {legend.map(({ name, mark }) => (
                <li key={name} className="flex items-center gap-1.5">
                  <span aria-hidden className={mark} />
                  {name}
                </li>
              ))}
            </ul>
          )}
          <ChartBoundary fallback={<p className="py-6 text-sm text-ink-soft">{t('chart.failed')}</p>}>
            <Suspense fallback={<Skeleton className="h-60 w-full" />}>
              <div role="img" aria-label={`${title}. ${summary}`}>
                {chart}
              </div>
            </Suspense>
          </ChartBoundary>
          <details className="group mt-2">
            <summary className="flex min-h-10 w-fit list-none items-center gap-1 text-sm text-ink-soft hover:text-ink md:min-h-8 [&::-webkit-details-marker]:hidden">
              <ChevronRight className="size-4 shrink-0 group-open:rotate-90" aria-hidden />
              {t('chart.numbers')}
            </summary>
            <ChartTable label={title} columns={columns} rows={rows} />
          </details>
        </>
      )}
    </Card>
  );
}
