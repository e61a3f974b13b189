import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormats } from '../../language/formats.ts';
import { useDayFormats } from './calendar-days.ts';
import { barCursor, ChartTip, chartFrame, grid, namedAxis, valueAxis } from './chart-parts.tsx';
import type { DayCost } from './series.ts';
import { useInsightsTexts } from './texts.ts';

interface DayCostChartProps {
  rows: DayCost[];
  /** Drawn as a line (micro-USD). */
  ceiling: number | undefined;
}

/** Of what is written: $0.0001. */
const SMALLEST_STEP = 100;

export function DayCostChart({ rows, ceiling }: DayCostChartProps) {
  const t = useInsightsTexts();
  const dates = useDayFormats();
  const { usd } = useFormats();
  const most = Math.max(ceiling ?? 0, ...rows.map(({ microUsd }) => microUsd));
  return (
    <BarChart data={rows} {...chartFrame}>
      <CartesianGrid {...grid} />
      <XAxis dataKey="date" {...namedAxis} tickFormatter={dates.short} />
      <YAxis {...valueAxis(most, SMALLEST_STEP)} tickFormatter={usd} />
      <Tooltip
        isAnimationActive={false}
        cursor={barCursor}
        content={({ active, label }) => {
          const row = rows.find(({ date }) => date === label);
          if (!active || row === undefined) return null;
          return <ChartTip title={dates.full(row.date)} lines={[{ name: t('cost.name'), value: usd(row.microUsd) }]} />;
        }}
      />
      <Bar dataKey="microUsd" fill="var(--chart-2)" maxBarSize={36} isAnimationActive={false} />
      {ceiling !== undefined && (
        <ReferenceLine y={ceiling} stroke="var(--danger)" strokeWidth={2} strokeDasharray="6 4" />
      )}
    </BarChart>
  );
}
