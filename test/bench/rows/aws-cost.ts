import { sendBuyers } from '../cloud/buyers.ts';
import { connectSellers } from '../cloud/connect-sellers.ts';
import type { MeteredCloud } from '../cloud/metered-cloud.ts';
import { askTypically, rest, speakTypically } from '../cloud/realistic-talk.ts';
import { idleMonth } from '../cost/idle-month.ts';
import { type ListPrices, listPrices, listPricesOf } from '../cost/list-prices.ts';
import { measureUnits, measureUsage } from '../cost/measure-usage.ts';
import { type CostLine, costOf, times, type Usage } from '../cost/usage.ts';
import type { Figure, Row } from '../figure.ts';
import { sum } from '../statistics.ts';

const barUsd = 0.05;
const modelMs = 1_500;
const sellerCount = 5;

export const awsCostRow: Row = {
  name: 'cost',
  async measure(bench) {
    const cloud = await bench.meteredCloud();
    const idle = await idleMonth(cloud);
    speakTypically(cloud, modelMs);
    const usage = times(await usageOfAnswers(cloud), 1_000 / sellerCount);
    return [answersFigure(usage), idle];
  },
};

/** One message each in as many chats of as many sellers, none of them at the same moment. */
async function usageOfAnswers(cloud: MeteredCloud): Promise<Usage> {
  const sellers = await connectSellers(cloud, { prefix: 'priced', count: sellerCount, mode: 'auto' });
  const buyers = sendBuyers(cloud.sandbox.control);
  const chats = await Promise.all(sellers.map(async (seller) => (await buyers.ask(seller)).chatId));
  const talk = async () => {
    for (const chatId of chats) await askTypically(buyers, chatId);
  };
  await cloud.meters.invocations.quiet();
  await rest(cloud, sellers);
  const used = await measureUsage(cloud, talk);
  await rest(cloud, sellers);
  const units = await measureUnits(cloud, talk);
  buyers.leave();
  return { ...used, ...units };
}

function answersFigure(usage: Usage): Figure {
  const lines = Object.entries(listPrices).map(([region, prices]) => ({ region, lines: costOf(usage, prices) }));
  const totals = lines.map(({ region, lines: own }) => ({ region, usd: sum(own.map(({ usd }) => usd)) }));
  const untraced = lines
    .map(({ lines: own }) => `$${sum(own.filter(({ what }) => what !== 'traces').map(({ usd }) => usd)).toFixed(4)}`)
    .join(' and ');
  const dearest = Math.max(...totals.map(({ usd }) => usd));
  return {
    what: 'AWS cost of 1,000 answered messages, without the model',
    measured: totals.map(({ region, usd }) => `$${usd.toFixed(4)} in ${region}`).join(', '),
    bar: `< $${barUsd.toFixed(2)}`,
    isReached: dearest < barUsd,
    baseline: `$${bareCost(usage).toFixed(4)} (webhook, two queue hops and two stored messages alone, eu-central-1)`,
    notes: [
      `List prices of ${listPricesOf} without free amounts; memory of prod; durations of this machine with a model of ${modelMs / 1_000} s and Avito at 0 ms; every run of a function that begins traces is traced, as Lambda does below one a second (without any trace: ${untraced}).`,
      'No cold starts: each would read one to three secrets more and bill its loading time.',
    ],
    details: lines.flatMap(({ region, lines: own }) => [region, ...own.map(describe)]),
  };
}

/** What the shape costs with nothing of ours in it: two webhooks, their hops, one job, two items. */
function bareCost(usage: Usage): number {
  const prices: ListPrices = listPrices['eu-central-1'];
  const { lambdaRequests, httpApiRequests, sqsFifoRequests, sqsStandardRequests } = usage;
  return sum([
    lambdaRequests * prices.lambdaRequest,
    httpApiRequests * prices.httpApiRequest,
    sqsFifoRequests * prices.sqsFifoRequest,
    sqsStandardRequests * prices.sqsStandardRequest,
    2_000 * prices.dynamoDbWriteUnit,
  ]);
}

function describe({ what, quantity, usd }: CostLine): string {
  return `  ${what.padEnd(20)} ${quantity.toFixed(1).padStart(12)}  $${usd.toFixed(5)}`;
}
