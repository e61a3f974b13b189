import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormats } from '../../language/formats.ts';
import { useDayFormats } from './calendar-days.ts';
import { axis, ChartTip, chartFrame, grid, lineCursor, namedAxis } from './chart-parts.tsx';
import type { DayShare } from './series.ts';
import { useInsightsTexts } from './texts.ts';

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

/** Always the whole hundred, so that a good week does not look like a bad one. Days without a share leave a gap. */
export function DayShareChart({ rows }: { rows: DayShare[] }) {
  const t = useInsightsTexts();
  const dates = useDayFormats();
  const { percent } = useFormats();
  return (
    <LineChart data={rows} {...chartFrame}>
      <CartesianGrid {...grid} />
      <XAxis dataKey="date" {...namedAxis} tickFormatter={dates.short} padding={{ left: 8, right: 8 }} />
      <YAxis {...axis} width="auto" domain={[0, 1]} ticks={QUARTERS} tickFormatter={percent} />
      <Tooltip
        isAnimationActive={false}
        cursor={lineCursor}
        content={({ active, label }) => {
          const row = rows.find(({ date }) => date === label);
          if (!active || row === undefined) return null;
          const value = row.share === null ? t('none') : percent(row.share);
          return <ChartTip title={dates.full(row.date)} lines={[{ name: t('share.name'), value }]} />;
        }}
      />
      <Line
        dataKey="share"
        stroke="var(--chart-1)"
        strokeWidth={2}
        dot={{ r: rows.length > 31 ? 1.5 : 2.5, fill: 'var(--chart-1)' }}
        isAnimationActive={false}
      />
    </LineChart>
  );
}
