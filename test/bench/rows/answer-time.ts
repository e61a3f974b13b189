import { setTimeout as sleep } from 'node:timers/promises';
import { measureBareHops } from '../cloud/bare-hops.ts';
import { type Buyers, sendBuyers } from '../cloud/buyers.ts';
import { type BenchSeller, connectSellers } from '../cloud/connect-sellers.ts';
import { waitUntilDrained } from '../cloud/wait-until-drained.ts';
import type { Figure, Row } from '../figure.ts';
import { median, milliseconds, percentile } from '../statistics.ts';

const barMs = 150;
const rounds = 100;
/** Avito's limit lets one seller answer once in 0.8 s; a faster buyer would measure the limit. */
const roundMs = 900;

/** One message after the other, alternately in the same chat and in a new one of another seller. */
export const answerTimeRow: Row = {
  name: 'answer',
  async measure(bench) {
    const cloud = await bench.cloud();
    cloud.geminiStandIn.reset();
    const [own, ...others] = await connectSellers(cloud, { prefix: 'quick', count: 26, mode: 'auto' });
    if (own === undefined) throw new Error('no seller was connected');
    const buyers = sendBuyers(cloud.sandbox.control);
    const { chatId } = await buyers.ask(own);
    for (const seller of others) await buyers.ask(seller);
    await waitUntilDrained(cloud);

    const { inOneChat, inNewChats } = await alternate(buyers, chatId, others);
    buyers.leave();
    const bare = await measureBareHops(cloud);
    const baseline = `${milliseconds(bare.milliseconds)} (bare round trips)`;
    return [
      figure(`in ${rounds} different chats`, inNewChats, baseline, [`Baseline: ${bare.explanation}.`]),
      figure(`${rounds} times in one chat`, inOneChat, baseline, [
        `One message every ${roundMs} ms, for the limit of 5 requests/s lets one seller answer once in 0.8 s.`,
      ]),
    ];
  },
};

async function alternate(buyers: Buyers, chatId: string, others: BenchSeller[]) {
  const inOneChat: number[] = [];
  const inNewChats: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const nextRound = sleep(roundMs);
    // A chat that fell silent once would only be waited for in vain again.
    if (inOneChat.every(Number.isFinite)) inOneChat.push((await buyers.ask({ chatId })).milliseconds);
    const other = others[round % others.length];
    if (other !== undefined) inNewChats.push((await buyers.ask(other)).milliseconds);
    await nextRound;
  }
  return { inOneChat, inNewChats };
}

function figure(where: string, times: number[], baseline: string, notes: string[]): Figure {
  const answered = times.filter(Number.isFinite);
  const p95 = percentile(answered, 0.95);
  const isComplete = answered.length === rounds;
  return {
    what: `buyer's message → sent, model and Avito at 0 ms, ${where}`,
    measured: `p50 ${milliseconds(median(answered))}, p95 ${milliseconds(p95)}${isComplete ? '' : `, silent after ${answered.length}`}`,
    bar: `p95 < ${barMs} ms`,
    isReached: p95 < barMs && isComplete,
    baseline,
    notes: [...notes, `Slowest ${milliseconds(Math.max(...answered))}.`],
  };
}
