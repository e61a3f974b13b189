import { Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormats } from '../../language/formats.ts';
import { useDayFormats } from './calendar-days.ts';
import { barCursor, ChartTip, chartFrame, grid, namedAxis, valueAxis } from './chart-parts.tsx';
import type { DayMessages } from './series.ts';
import { useInsightsTexts } from './texts.ts';

/** Answers as stacked bars, and above them, as a line, what they answer. */
export function DayMessagesChart({ rows }: { rows: DayMessages[] }) {
  const dates = useDayFormats();
  const { count } = useFormats();
  const most = Math.max(...rows.map(({ buyer, bot, human }) => Math.max(buyer, bot + human)));
  return (
    <ComposedChart data={rows} {...chartFrame}>
      <CartesianGrid {...grid} />
      <XAxis dataKey="date" {...namedAxis} tickFormatter={dates.short} />
      <YAxis {...valueAxis(most, 1)} tickFormatter={count} />
      <Tooltip
        isAnimationActive={false}
        cursor={barCursor}
        content={({ active, label }) => active && <Tip row={rows.find(({ date }) => date === label)} />}
      />
      <Bar dataKey="bot" stackId="answers" fill="var(--chart-1)" maxBarSize={36} isAnimationActive={false} />
      <Bar dataKey="human" stackId="answers" fill="var(--chart-2)" maxBarSize={36} isAnimationActive={false} />
      <Line
        dataKey="buyer"
        stroke="var(--chart-3)"
        strokeWidth={rows.length > 31 ? 1.5 : 2}
        dot={rows.length > 31 ? false : { r: 2.5, fill: 'var(--chart-3)' }}
        isAnimationActive={false}
      />
    </ComposedChart>
  );
}

function Tip({ row }: { row: DayMessages | undefined }) {
  const t = useInsightsTexts();
  const dates = useDayFormats();
  const { count } = useFormats();
  if (row === undefined) return null;
  const lines = (['buyer', 'bot', 'human'] as const).map((who) => ({
    name: t(`messages.${who}`),
    value: count(row[who]),
  }));
  return <ChartTip title={dates.full(row.date)} lines={lines} />;
}
