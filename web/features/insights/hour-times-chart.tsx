import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormats } from '../../language/formats.ts';
import { axis, ChartTip, chartFrame, grid, lineCursor, namedAxis } from './chart-parts.tsx';
import { hourText } from './hour-text.ts';
import { type HourTimes, timeMarks } from './series.ts';
import { useInsightsTexts } from './texts.ts';

/** On an axis of powers: bots answer in seconds, people in hours, and both are to be seen. */
export function HourTimesChart({ rows }: { rows: HourTimes[] }) {
  const { duration } = useFormats();
  const marks = timeMarks(rows);
  const lowest = marks[0] ?? 1;
  const drawn = (seconds: number | null) => (seconds === null ? null : Math.max(seconds, lowest));
  return (
    <LineChart data={rows} {...chartFrame}>
      <CartesianGrid {...grid} />
      <XAxis dataKey="hour" {...namedAxis} tickFormatter={hourText} padding={{ left: 8, right: 8 }} />
      <YAxis
        {...axis}
        width="auto"
        scale="log"
        domain={[lowest, marks.at(-1) ?? 60]}
        ticks={marks}
        allowDataOverflow
        tickFormatter={duration}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={lineCursor}
        content={({ active, label }) => active && <Tip row={rows.find(({ hour }) => hour === label)} />}
      />
      <Line
        dataKey={({ p95 }: HourTimes) => drawn(p95)}
        stroke="var(--chart-3)"
        strokeWidth={2}
        strokeDasharray="5 4"
        dot={{ r: 2.5, fill: 'var(--chart-3)', strokeDasharray: '' }}
        isAnimationActive={false}
      />
      <Line
        dataKey={({ p50 }: HourTimes) => drawn(p50)}
        stroke="var(--chart-1)"
        strokeWidth={2}
        dot={{ r: 2.5, fill: 'var(--chart-1)' }}
        isAnimationActive={false}
      />
    </LineChart>
  );
}

function Tip({ row }: { row: HourTimes | undefined }) {
  const t = useInsightsTexts();
  const { count, duration } = useFormats();
  if (row === undefined) return null;
  const timeText = (seconds: number | null) => (seconds === null ? t('none') : duration(seconds));
  const lines = [
    { name: t('hours.typical'), value: timeText(row.p50) },
    { name: t('hours.slow'), value: timeText(row.p95) },
    { name: t('hours.count'), value: count(row.count) },
  ];
  return <ChartTip title={hourText(row.hour)} lines={lines} />;
}
