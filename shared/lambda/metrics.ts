import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

export interface Measure {
  /** Adds to a counter. */
  count(metric: string, value?: number): void;
  /** Records a duration. */
  seconds(metric: string, seconds: number): void;
}

/** The function's metrics; name and namespace come from the POWERTOOLS_* variables. */
export function createMeasure(): Measure {
  const metrics = new Metrics();
  return {
    // One line per figure: invocations may overlap, and a shared buffer would mix them.
    count: (metric, value = 1) => metrics.singleMetric().addMetric(metric, MetricUnit.Count, value),
    seconds: (metric, seconds) => metrics.singleMetric().addMetric(metric, MetricUnit.Seconds, seconds),
  };
}
