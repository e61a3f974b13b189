import { setTimeout as sleep } from 'node:timers/promises';
import { type Answered, sendBuyers } from '../cloud/buyers.ts';
import { connectSellers } from '../cloud/connect-sellers.ts';
import { waitUntilDrained } from '../cloud/wait-until-drained.ts';
import type { Row } from '../figure.ts';
import { median, percentile, seconds } from '../statistics.ts';

const barMs = 3_000;
const modelMs = 1_500;
const messages = 100;
const everyMs = 200;

export const answerTimeWithModelRow: Row = {
  name: 'answer-with-model',
  async measure(bench) {
    const cloud = await bench.cloud();
    cloud.geminiStandIn.reset();
    const sellers = await connectSellers(cloud, { prefix: 'thoughtful', count: 20, mode: 'auto' });
    const buyers = sendBuyers(cloud.sandbox.control);
    for (const seller of sellers) await buyers.ask(seller);
    await waitUntilDrained(cloud);

    cloud.geminiStandIn.behave({ latencyMs: modelMs });
    const asked: Promise<Answered>[] = [];
    for (let count = 0; count < messages; count += 1) {
      const seller = sellers[count % sellers.length];
      if (seller !== undefined) asked.push(buyers.ask(seller));
      await sleep(everyMs);
    }
    const times = (await Promise.all(asked)).map((answered) => answered.milliseconds);
    buyers.leave();
    const p95 = percentile(times, 0.95);
    return [
      {
        what: `the same with a model of ${modelMs / 1_000} s`,
        measured: `p50 ${seconds(median(times))}, p95 ${seconds(p95)}`,
        bar: `p95 < ${barMs / 1_000} s`,
        isReached: p95 < barMs,
        baseline: `${seconds(modelMs)} (the model alone)`,
        notes: [
          `${messages} messages, ${1_000 / everyMs} a second over ${sellers.length} sellers. Slowest ${seconds(Math.max(...times))}.`,
        ],
      },
    ];
  },
};
