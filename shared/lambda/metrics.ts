import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

export interface Measure {
  /** Adds to a counter. */
  count(metric: string, value?: number): void;
  /** Records a duration. */
  seconds(metric: string, seconds: number): void;
  /** Records an answered request of a route: `RequestMilliseconds`, and `RequestsFailed` from status 500 on. */
  request(route: string, outcome: { status: number; milliseconds: number }): void;
}

/** The function's metrics; name and namespace come from the POWERTOOLS_* variables. */
export function createMeasure(): Measure {
  const metrics = new Metrics();
  return {
    // One line per figure: invocations may overlap, and a shared buffer would mix them.
    count: (metric, value = 1) => metrics.singleMetric().addMetric(metric, MetricUnit.Count, value),
    seconds: (metric, seconds) => metrics.singleMetric().addMetric(metric, MetricUnit.Seconds, seconds),
    request: (route, { status, milliseconds }) => {
      const figure = metrics.singleMetric();
      figure.addDimension('route', route);
      figure.addMetric('RequestMilliseconds', MetricUnit.Milliseconds, milliseconds);
      if (status < 500) return;
      const failure = metrics.singleMetric();
      failure.addDimension('route', route);
      failure.addMetric('RequestsFailed', MetricUnit.Count, 1);
    },
  };
}
