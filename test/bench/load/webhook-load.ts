import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

/** Run in a process of its own: the load must not wait for the event loop it measures. */
const loadData = z.object({
  url: z.string(),
  requestsPerSecond: z.number(),
  seconds: z.number(),
  accountId: z.number(),
  listingId: z.number(),
  chats: z.number(),
  isRepeated: z.boolean(),
});

const { url, requestsPerSecond, seconds, accountId, listingId, chats, isRepeated } = loadData.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const repeatedId = randomId();
let sent = 0;
let seed = 1;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const latencies: number[] = [];
let failed = 0;

const beganAt = performance.now();
const posts: Promise<void>[] = [];
for (let dueAt = beganAt; dueAt < beganAt + seconds * 1_000; dueAt += nextGapMs()) {
  const waitMs = dueAt - performance.now();
  if (waitMs > 0) await sleep(waitMs);
  posts.push(post(dueAt));
}
await Promise.all(posts);
agent.destroy();

latencies.sort((left, right) => left - right);
const percentile = (share: number) => Math.round(latencies[Math.ceil(latencies.length * share) - 1] ?? 0);
const latency = { p50: percentile(0.5), p99: percentile(0.99), max: percentile(1) };
process.stdout.write(JSON.stringify({ latency, total: latencies.length, failed }));

/** Measured from when it was due: a request that has to wait for others is late for Avito too. */
function post(dueAt: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = (isOk: boolean) => {
      latencies.push(performance.now() - dueAt);
      if (!isOk) failed += 1;
      resolve();
    };
    const headers = { 'content-type': 'application/json' };
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => finish(response.statusCode === 200));
    });
    sending.once('error', () => finish(false)).end(JSON.stringify(nextMessage()));
  });
}

/** Buyers do not agree on when to write: exponential gaps, the same in every run (the generator is mulberry32). */
function nextGapMs(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  const uniform = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  return (-Math.log(1 - uniform) * 1_000) / requestsPerSecond;
}

/** As Avito writes it (avito-api 3.2). */
function nextMessage() {
  if (!isRepeated) sent += 1;
  const createdAt = Math.floor(Date.now() / 1_000);
  return {
    id: randomUUID(),
    version: 'v3.0.0',
    timestamp: createdAt,
    payload: {
      type: 'message',
      value: {
        id: isRepeated ? repeatedId : randomId(),
        chat_id: `u2i-load-${sent % chats}`,
        chat_type: 'u2i',
        user_id: accountId,
        author_id: 987_654_000 + (sent % chats),
        item_id: listingId,
        type: 'text',
        content: {
          text: 'Здравствуйте! Подскажите, пожалуйста, кресло ещё продаёте? Могу забрать завтра после шести.',
        },
        created: createdAt,
        published_at: new Date(createdAt * 1_000).toISOString(),
        read: null,
      },
    },
  };
}

function randomId(): string {
  return randomUUID().replaceAll('-', '');
}
