import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';

const loadResult = z.object({
  /** Milliseconds, corrected for requests that had to wait for others. */
  latency: z.object({ p50: z.number(), p99: z.number(), max: z.number() }),
  total: z.number(),
  failed: z.number(),
});
export type LoadResult = z.infer<typeof loadResult>;

export interface Load {
  url: string;
  requestsPerSecond: number;
  seconds: number;
  accountId: number;
  listingId: number;
  chats: number;
}

/** Posts distinct messages of many chats at a fixed rate. */
export async function sendWebhooks(load: Load): Promise<LoadResult> {
  const thread = new Worker(new URL('./webhook-load-thread.ts', import.meta.url), { workerData: load });
  const [result] = await once(thread, 'message');
  await thread.terminate();
  return loadResult.parse(result);
}
