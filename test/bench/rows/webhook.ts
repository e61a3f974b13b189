import { createServer } from 'node:http';
import { listen } from '../../../local/listen.ts';
import { connectSellers } from '../cloud/connect-sellers.ts';
import { waitUntilDrained } from '../cloud/wait-until-drained.ts';
import type { Row } from '../figure.ts';
import { type LoadResult, sendWebhooks } from '../load/send-webhooks.ts';
import { seconds } from '../statistics.ts';

const barMs = 50;
const load = { requestsPerSecond: 200, seconds: 10, chats: 400 };

/** How fast Avito gets its 200, with everything behind the queue at work on the same messages. */
export const webhookRow: Row = {
  name: 'webhook',
  async measure(bench) {
    const cloud = await bench.cloud();
    const [seller] = await connectSellers(cloud, { prefix: 'collecting', count: 1, mode: 'off' });
    if (seller === undefined) throw new Error('no seller was connected');
    const place = { accountId: seller.accountId, listingId: seller.listingId };
    await sendWebhooks({ ...load, ...place, url: seller.webhookUrl, seconds: 2 });
    const ours = await sendWebhooks({ ...load, ...place, url: seller.webhookUrl });
    const endedAt = performance.now();
    await waitUntilDrained(cloud);
    const drainedMs = performance.now() - endedAt;
    const bare = await measureBareServer({ ...load, ...place });
    return [
      {
        what: 'webhook → 200, local gateway, 200 requests/s',
        measured: latencies(ours),
        bar: `p99 < ${barMs} ms`,
        isReached: ours.latency.p99 < barMs && ours.failed === 0,
        baseline: `${latencies(bare)} (node:http, constant answer)`,
        notes: [
          `${ours.total} distinct messages in ${load.chats} chats, ${ours.failed} not answered with 200, slowest ${ours.latency.max} ms.`,
          `The seller is in mode off: every message was queued, taken in and stored meanwhile; the last was stored ${seconds(drainedMs)} after the load ended.`,
        ],
      },
    ];
  },
};

async function measureBareServer(options: Omit<Parameters<typeof sendWebhooks>[0], 'url'>): Promise<LoadResult> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-length': 0 }).end());
  });
  const { url, close } = await listen(server, 0);
  const result = await sendWebhooks({ ...options, url: `${url}/`, seconds: 5 });
  await close(0);
  return result;
}

function latencies({ latency }: LoadResult): string {
  return `p50 ${latency.p50} ms, p99 ${latency.p99} ms`;
}
