import type { ReactNode } from 'react';
import { valueMarks } from './series.ts';

/** What the charts have in common. Beside charts nothing may import this: it comes with them. */
export const chartFrame = {
  responsive: true,
  // As wide as its card, as high as the place that is kept for it.
  style: { width: '100%', height: 240 },
  margin: { top: 12, right: 8, bottom: 0, left: 0 },
  // The chart is a picture with words; whoever does not see it reads the table.
  accessibilityLayer: false,
};

export const axis = {
  tick: { fontSize: 12, fill: 'var(--ink-soft)' },
  tickLine: false,
  axisLine: false,
};
export const grid = { vertical: false, stroke: 'var(--line)' };
export const barCursor = { fill: 'var(--sunken)' };
export const lineCursor = { stroke: 'var(--line-strong)' };

/** Of days or hours: names at even distances, as many as there is room for. */
export const namedAxis = { ...axis, interval: 'equidistantPreserveStart', minTickGap: 12 } as const;

/** An axis from nothing to a round number above all values. */
export function valueAxis(most: number, smallestStep: number) {
  const ticks = valueMarks(most, smallestStep);
  return { ...axis, width: 'auto', domain: [0, ticks.at(-1) ?? 1], ticks } as const;
}

/** What is under the pointer, in words. */
export function ChartTip({ title, lines }: { title: string; lines: { name: string; value: ReactNode }[] }) {
  return (
    <div className="rounded-lg border bg-raised px-3 py-2 text-xs shadow-lg">
      <p className="mb-1 font-medium">{title}</p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5 tabular-nums">
        {lines.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="text-right font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
