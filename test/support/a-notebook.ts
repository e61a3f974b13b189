import type { Log } from '../../shared/lambda/log.ts';
import type { Measure } from '../../shared/lambda/metrics.ts';

/** A log and metrics that take notes. */
export function aNotebook() {
  const lines: { level: 'info' | 'warn' | 'error'; message: string; fields: Record<string, unknown> }[] = [];
  const figures: { metric: string; value: number }[] = [];
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, fields: Record<string, unknown> = {}) =>
      void lines.push({ level, message, fields });
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };
  const measure: Measure = {
    count: (metric, value = 1) => void figures.push({ metric, value }),
    seconds: (metric, value) => void figures.push({ metric, value }),
    request: (route, { milliseconds }) => void figures.push({ metric: `request ${route}`, value: milliseconds }),
  };
  return {
    log,
    measure,
    lines,
    /** Of one metric, in the order in which they were recorded. */
    valuesOf: (metric: string) => figures.filter((figure) => figure.metric === metric).map(({ value }) => value),
  };
}
