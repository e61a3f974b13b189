import { setTimeout as sleep } from 'node:timers/promises';
import type { AvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import { question } from '../cloud/buyers.ts';
import { type BenchSeller, connectSellers } from '../cloud/connect-sellers.ts';
import { waitUntilDrained } from '../cloud/wait-until-drained.ts';
import type { Row } from '../figure.ts';
import { median, percentile, seconds } from '../statistics.ts';

const modelMs = 1_500;
const spike = { messages: 500, sellers: 50, bigSellers: 5, bigSellersShare: 0.4, lastsMs: 60_000 };
const drainBarMs = 180_000;
/** No seller's median may lie further above the fastest seller's than this: a starved one waits for minutes. */
const starvedFactor = 3;

interface SpikeChat {
  seller: BenchSeller;
  chatId: string;
}

/** A minute in which five sellers get two fifths of all messages: the others must not wait for them. */
export const spikeRow: Row = {
  name: 'spike',
  async measure(bench) {
    const cloud = await bench.cloud();
    const sellers = await connectSellers(cloud, { prefix: 'spike', count: spike.sellers, mode: 'auto' });
    cloud.geminiStandIn.behave({ latencyMs: modelMs });
    const startedAt = performance.now();
    const chats = await ask(cloud.sandbox, sellers);
    const { drainedMs, isDrained } = await drain(() => waitUntilDrained(cloud), startedAt);

    const answers = chats.map((chat) => ({ ...chat, ...answersIn(cloud.sandbox, chat.chatId) }));
    const lost = answers.filter(({ count }) => count === 0).length;
    const doubled = answers.filter(({ count }) => count > 1).length;
    const medians = sellers
      .map((seller) => median(answers.filter((answer) => answer.seller === seller).map(({ waitedMs }) => waitedMs)))
      .toSorted((left, right) => left - right);
    const [fastest = Number.NaN, slowest = Number.NaN] = [medians.at(0), medians.at(-1)];
    const isStarved = !(slowest < fastest * starvedFactor);
    const waits = answers.map(({ waitedMs }) => waitedMs);
    return [
      {
        what: `${spike.messages} messages in a minute over ${spike.sellers} sellers, model ${modelMs / 1_000} s`,
        measured: `drained in ${seconds(drainedMs)}, ${lost} lost, ${doubled} double, slowest seller's median ${seconds(slowest)}`,
        bar: 'drained < 3 min, 0 lost, 0 double, none starved',
        isReached: isDrained && lost === 0 && doubled === 0 && !isStarved,
        baseline: `${seconds(spike.lastsMs + modelMs)} (the minute and one model call), fastest seller's median ${seconds(fastest)}`,
        notes: [
          `${spike.bigSellers} sellers get ${spike.bigSellersShare * 100} % of the messages. All waits: p50 ${seconds(median(waits))}, p95 ${seconds(percentile(waits, 0.95))}, longest ${seconds(Math.max(...waits))}.`,
          `Starved would be a seller whose median is ${starvedFactor} times the fastest one's. Avito's limit of 5 requests/s per seller holds throughout.`,
        ],
      },
    ];
  },
};

async function ask({ control }: AvitoSandbox, sellers: BenchSeller[]): Promise<SpikeChat[]> {
  const chats: SpikeChat[] = [];
  const startedAt = performance.now();
  for (let count = 0; count < spike.messages; count += 1) {
    await sleep(Math.max(0, startedAt + (count * spike.lastsMs) / spike.messages - performance.now()));
    const seller = sellers[sellerOf(count)];
    if (seller === undefined) continue;
    const buyerId = control.addBuyer({ name: 'Покупатель' }).id;
    const { chatId } = control.buyerWrites({ listingId: seller.listingId, buyerId, text: question });
    chats.push({ seller, chatId });
  }
  return chats;
}

/** Of every five messages two go to the big sellers, in turn; the rest to the others, in turn. */
function sellerOf(count: number): number {
  const { bigSellers, bigSellersShare, sellers } = spike;
  const before = Math.floor(count * bigSellersShare);
  const isBig = Math.floor((count + 1) * bigSellersShare) > before;
  return isBig ? before % bigSellers : bigSellers + ((count - before) % (sellers - bigSellers));
}

async function drain(drained: () => Promise<void>, startedAt: number) {
  const left = startedAt + drainBarMs - performance.now();
  const isDrained = await Promise.race([drained().then(() => true), sleep(left, false)]);
  return { isDrained, drainedMs: performance.now() - startedAt };
}

function answersIn({ control }: AvitoSandbox, chatId: string): { count: number; waitedMs: number } {
  const messages = control.messagesOf(chatId);
  const asked = messages.find(({ author }) => author === 'buyer');
  const answers = messages.filter(({ author, via }) => author === 'seller' && via === 'api');
  const waitedMs = (answers[0]?.createdAt ?? Number.POSITIVE_INFINITY) - (asked?.createdAt ?? 0);
  return { count: answers.length, waitedMs };
}
