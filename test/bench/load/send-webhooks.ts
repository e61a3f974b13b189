import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';

const loadResult = z.object({
  /** Milliseconds from when the request was due. */
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
  /** One message over and over: the queue takes it and drops it as a duplicate, so nothing behind has work. */
  isRepeated: boolean;
}

const run = promisify(execFile);
const program = fileURLToPath(new URL('./webhook-load.ts', import.meta.url));

/** Posts messages at this rate on average, at random moments. */
export async function sendWebhooks(load: Load): Promise<LoadResult> {
  const { stdout } = await run(process.execPath, [program, JSON.stringify(load)]);
  return loadResult.parse(JSON.parse(stdout));
}
