import type { Page } from 'playwright-core';
import { stageFigures } from '../../../lib/stage-figures.ts';
import type { MeteredCloud } from '../cloud/metered-cloud.ts';
import { letTimePass } from '../dashboard/idle-hour.ts';
import { sum } from '../statistics.ts';
import { type ListPrices, listPrices } from './list-prices.ts';

const HOURS_A_MONTH = 8 * 22;
const UNIT_MINUTES = 5;

export interface OperatorMonth {
  /** Of one hour on the inbox, in which nothing happens. */
  requests: Map<string, number>;
  /** Of an hour in which the tab is hidden. */
  requestsWhileHidden: number;
  usd: number;
}

/**
 * What a person costs who looks at the inbox eight hours a day, 22 days a month: every request with its function, its table reads
 * and its way through CloudFront. The page's clock runs ahead; what it asks for is really answered.
 */
export async function operatorMonth(cloud: MeteredCloud, page: Page): Promise<OperatorMonth> {
  const prices: ListPrices = listPrices['eu-central-1'];
  const { invocations, dynamoDb } = cloud.meters;
  invocations.start();
  const hour = await letTimePass(page, 60);
  const ran = invocations.stop();
  const gigabyteSeconds =
    (sum(ran.map(({ milliseconds }) => Math.ceil(milliseconds))) / 1_000) *
    (stageFigures.prod.memoryMegabytes.api / 1_024);
  dynamoDb.start();
  await letTimePass(page, UNIT_MINUTES);
  const readUnits = sum(dynamoDb.stop().map(({ read }) => read)) * (60 / UNIT_MINUTES);
  await hide(page);
  const hidden = await letTimePass(page, 60);
  const calls = sum([...hour.requests.values()]);
  const usdAnHour =
    calls * (prices.httpApiRequest + prices.lambdaRequest + prices.cloudFrontRequest + prices.cloudFrontFunctionRun) +
    gigabyteSeconds * prices.lambdaGigabyteSecond +
    readUnits * prices.dynamoDbReadUnit +
    (hour.bytes / 1e9) * prices.cloudFrontGigabyte;
  return {
    requests: hour.requests,
    requestsWhileHidden: sum([...hidden.requests.values()]),
    usd: usdAnHour * HOURS_A_MONTH,
  };
}

/** As when another tab is looked at; Chromium without a screen has no other way to say so. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  `);
}
