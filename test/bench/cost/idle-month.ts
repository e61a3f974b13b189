import * as z from 'zod';
import { scheduledEvent } from '../../../local/schedules/start-schedules.ts';
import { readCloudAssembly } from '../../../local/template/cloud-assembly.ts';
import type { MeteredCloud } from '../cloud/metered-cloud.ts';
import type { Figure } from '../figure.ts';
import { sum } from '../statistics.ts';
import { alwaysFree, type ListPrices, listPrices } from './list-prices.ts';
import { measureUnits, measureUsage } from './measure-usage.ts';
import { type CostLine, costOf, times, type Usage } from './usage.ts';

const minutes = 30 * 24 * 60;
/** Lambda keeps five long polls of 20 s open per queue that is an event source, so each makes 15 receives a minute. */
const receivesPerMinuteAndQueue = 15;
/** What is left beside secrets and stored bytes may cost this much a month. */
const barUsd = 0.5;

/** A month without a single message, one seller connected: the schedule, the polls, and what is paid for being there. */
export async function idleMonth(cloud: MeteredCloud): Promise<Figure> {
  const prices: ListPrices = listPrices['eu-central-1'];
  const usage = await usageOfMonth(cloud);
  const list = costOf(usage, prices);
  const free = costOf(lessFree(usage), prices);
  const secrets = (cloud.description.secrets.length + 1) * prices.secretMonth;
  const alarmMetrics = countAlarmMetrics(cloud);
  const alarms = Math.max(0, alarmMetrics - alwaysFree.alarmMetrics) * prices.alarmMetricMonth;
  const rest = total(free) + alarms;
  return {
    what: 'AWS cost of a month without messages, one seller',
    measured: `$${(secrets + rest).toFixed(2)}, of it $${secrets.toFixed(2)} for ${cloud.description.secrets.length + 1} secrets`,
    bar: '≈ $0 beside secrets and stored bytes',
    isReached: rest < barUsd,
    baseline: `$${secrets.toFixed(2)} (the secrets alone)`,
    notes: [
      `Of eu-central-1, after AWS's monthly free amounts; without those $${(secrets + total(list)).toFixed(2)}. ${alarmMetrics} alarm metrics, ten are free. Stored bytes come on top, $0.31 per GB.`,
      `${minutes.toLocaleString('en')} runs of reconcile, each as measured here; ${receivesPerMinuteAndQueue} empty receives a minute for each of ${cloud.description.eventSources.length} queues, as Lambda's pollers make them.`,
    ],
    details: list.map(describe),
  };
}

async function usageOfMonth(cloud: MeteredCloud): Promise<Usage> {
  const { invocations } = cloud.meters;
  const [schedule] = cloud.description.schedules;
  if (schedule === undefined) throw new Error('the template has no schedule');
  const run = () => invocations.functions.invoke(schedule.functionArn, scheduledEvent(schedule, new Date()));
  // The first run reads tokens and brings in what the sandbox's old chats hold.
  await run();
  await invocations.quiet();
  const used = await measureUsage(cloud, run);
  const units = await measureUnits(cloud, run);
  const month = times({ ...used, ...units }, minutes);
  const receives = receivesPerMinuteAndQueue * minutes;
  const arns = cloud.description.eventSources.map(({ queueArn }) => queueArn);
  const fifo = arns.filter((arn) => arn.endsWith('.fifo')).length;
  return {
    ...month,
    sqsFifoRequests: month.sqsFifoRequests + fifo * receives,
    sqsStandardRequests: month.sqsStandardRequests + (arns.length - fifo) * receives,
  };
}

/** The free SQS requests are taken off the dearer ones last: AWS does not say which. */
function lessFree(usage: Usage): Usage {
  const above = (used: number, free: number) => Math.max(0, used - free);
  const freeAfterStandard = above(alwaysFree.sqsRequests, usage.sqsStandardRequests);
  return {
    ...usage,
    lambdaRequests: above(usage.lambdaRequests, alwaysFree.lambdaRequests),
    gigabyteSeconds: above(usage.gigabyteSeconds, alwaysFree.lambdaGigabyteSeconds),
    sqsStandardRequests: above(usage.sqsStandardRequests, alwaysFree.sqsRequests),
    sqsFifoRequests: above(usage.sqsFifoRequests, freeAfterStandard),
    logBytes: above(usage.logBytes, alwaysFree.logGigabytes * 1e9),
    traces: above(usage.traces, alwaysFree.traces),
  };
}

const alarmProperties = z.object({ Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional() });

/** An alarm on a formula is charged for each metric in the formula. */
function countAlarmMetrics({ assemblyFolder }: MeteredCloud): number {
  const resources = readCloudAssembly(assemblyFolder).stacks.flatMap(({ template }) =>
    Object.values(template.Resources),
  );
  const alarms = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
  return sum(
    alarms.map(({ Properties }) => {
      const { Metrics } = alarmProperties.parse(Properties);
      return Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;
    }),
  );
}

function total(lines: CostLine[]): number {
  return sum(lines.map(({ usd }) => usd));
}

function describe({ what, quantity, usd }: CostLine): string {
  return `${what.padEnd(20)} ${quantity.toFixed(0).padStart(12)}  $${usd.toFixed(4)}`;
}
