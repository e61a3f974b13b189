import { type Buyers, sendBuyers } from '../cloud/buyers.ts';
import { type BenchSeller, connectSellers, tableOf } from '../cloud/connect-sellers.ts';
import type { MeteredCloud } from '../cloud/metered-cloud.ts';
import { askTypically, rest, speakTypically } from '../cloud/realistic-talk.ts';
import { seedHistory } from '../cloud/seed-history.ts';
import type { Figure, Row } from '../figure.ts';
import type { Charge } from '../meter/dynamodb-meter.ts';
import { sum } from '../statistics.ts';

const bar = { write: 12, read: 8 } as const;
const lengths = [10, 10_000];

/** What one answered message is charged, from its webhook to the echo of the bot's, in a short chat and in a very long one. */
export const dynamoDbUnitsRow: Row = {
  name: 'dynamodb',
  async measure(bench) {
    const cloud = await bench.meteredCloud();
    speakTypically(cloud);
    const sellers = await connectSellers(cloud, { prefix: 'metered', count: lengths.length, mode: 'auto' });
    const buyers = sendBuyers(cloud.sandbox.control);
    const chats: { length: number; chatId: string }[] = [];
    for (const [index, length] of lengths.entries()) {
      const seller = sellers[index];
      if (seller !== undefined) chats.push({ length, chatId: await openChat(cloud, buyers, { seller, length }) });
    }
    await rest(cloud, sellers);
    const figures: Figure[] = [];
    for (const { length, chatId } of chats) figures.push(figureOf(length, await chargesOf(cloud, buyers, chatId)));
    buyers.leave();
    return figures;
  },
};

async function openChat(
  cloud: MeteredCloud,
  buyers: Buyers,
  { seller, length }: { seller: BenchSeller; length: number },
): Promise<string> {
  // Another chat about the listing: its card, the token and the keys are known then.
  await buyers.ask(seller);
  await cloud.meters.invocations.quiet();
  // Avito lets only buyers begin a chat. Of this message the functions never hear, and it is older than the history that follows.
  const { control } = cloud.sandbox;
  control.setWebhookFault({ kind: 'drop', whose: 'buyer', times: 1 });
  const buyerId = control.addBuyer({ name: 'Покупатель' }).id;
  const { chatId } = control.buyerWrites({ listingId: seller.listingId, buyerId, text: 'Здравствуйте!' });
  await control.settled();
  await seedHistory(tableOf(cloud), { ...seller, chatId, buyerId }, length);
  return chatId;
}

async function chargesOf({ meters }: MeteredCloud, buyers: Buyers, chatId: string): Promise<Charge[]> {
  meters.dynamoDb.start();
  await askTypically(buyers, chatId);
  await meters.invocations.quiet();
  return meters.dynamoDb.stop();
}

function figureOf(length: number, charges: Charge[]): Figure {
  const write = sum(charges.map(({ tableWrite, indexWrite }) => tableWrite + indexWrite));
  const read = sum(charges.map((charge) => charge.read));
  const index = sum(charges.map(({ indexWrite }) => indexWrite));
  return {
    what: `DynamoDB units of a message answered after ${length.toLocaleString('en')} others`,
    measured: `${write} write (${index} of them index), ${read} read`,
    bar: `≤ ${bar.write} write, ≤ ${bar.read} read`,
    isReached: write <= bar.write && read <= bar.read,
    baseline: '2 write (the two messages, stored once each)',
    notes: [
      'Echo webhook included; listing card old and asked for anew, but unchanged (one write more where it has changed); seller quiet before, tokens and keys known already.',
    ],
    details: charges.map(describe),
  };
}

function describe({ caller, operation, entity, tableWrite, indexWrite, read }: Charge): string {
  const units = read > 0 ? `${read} read` : `${tableWrite} write${indexWrite > 0 ? ` + ${indexWrite} index` : ''}`;
  return `  ${caller.padEnd(15)} ${`${operation} ${entity}`.padEnd(40)} ${units}`;
}
