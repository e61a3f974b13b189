import { createServer } from 'node:http';
import { listen } from '../../../local/listen.ts';
import { connectSellers } from '../cloud/connect-sellers.ts';
import { waitUntilDrained } from '../cloud/wait-until-drained.ts';
import type { Figure, Row } from '../figure.ts';
import { type LoadResult, sendWebhooks } from '../load/send-webhooks.ts';
import { seconds } from '../statistics.ts';

const barMs = 50;
const load = { requestsPerSecond: 200, seconds: 10, chats: 400, isRepeated: false };

/** How fast Avito gets its 200: while everything behind the queue works on the same messages, and alone. */
export const webhookRow: Row = {
  name: 'webhook',
  async measure(bench) {
    const cloud = await bench.cloud();
    const [seller] = await connectSellers(cloud, { prefix: 'collecting', count: 1, mode: 'off' });
    if (seller === undefined) throw new Error('no seller was connected');
    const target = { ...load, accountId: seller.accountId, listingId: seller.listingId, url: seller.webhookUrl };
    await sendWebhooks({ ...target, seconds: 2 });
    await waitUntilDrained(cloud);
    const busy = await sendWebhooks(target);
    const endedAt = performance.now();
    await waitUntilDrained(cloud);
    const behindMs = performance.now() - endedAt;
    const alone = await sendWebhooks({ ...target, isRepeated: true });
    const baseline = `${latencies(await measureBareServer(target))} (node:http, constant answer)`;
    return [
      figure('distinct messages, all taken in meanwhile', busy, baseline, [
        `In ${load.chats} chats of a seller in mode off; requests come at random moments; two cores share gateway, functions, engines and load. The last message was stored ${seconds(behindMs)} after the load ended.`,
      ]),
      figure('one message repeated, nothing to take in', alone, baseline, [
        'The queue drops duplicates, so the consumers do not compete for the processor.',
      ]),
    ];
  },
};

function figure(which: string, result: LoadResult, baseline: string, notes: string[]): Figure {
  return {
    what: `webhook → 200, local gateway, ${load.requestsPerSecond} requests/s, ${which}`,
    measured: latencies(result),
    bar: `p99 < ${barMs} ms`,
    isReached: result.latency.p99 < barMs && result.failed === 0,
    baseline,
    notes: [
      ...notes,
      `${result.total} requests, ${result.failed} not answered with 200, slowest ${result.latency.max} ms.`,
    ],
  };
}

async function measureBareServer(target: Parameters<typeof sendWebhooks>[0]): Promise<LoadResult> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-length': 0 }).end());
  });
  const { url, close } = await listen(server, 0);
  const result = await sendWebhooks({ ...target, url: `${url}/`, seconds: 5 });
  await close(0);
  return result;
}

function latencies({ latency }: LoadResult): string {
  return `p50 ${latency.p50} ms, p99 ${latency.p99} ms`;
}
