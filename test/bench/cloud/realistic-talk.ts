import { setTimeout as sleep } from 'node:timers/promises';
import { Listings } from '../../../shared/store/listings.ts';
import type { Buyers } from './buyers.ts';
import { type BenchSeller, tableOf } from './connect-sellers.ts';
import type { MeteredCloud } from './metered-cloud.ts';

/** What is charged depends on how much people and the bot write. */
const typical = {
  question: 'Здравствуйте! Подскажите, пожалуйста, кресло ещё продаёте? Какая цена и в каком оно состоянии?',
  answer:
    'Здравствуйте! Да, кресло ещё продаётся, цена — 4 500 ₽, как в объявлении. Расскажите, что для вас важно, и я подскажу подробнее.',
};

/** Longer than the seller's pace needs to be as after a quiet time. */
const restMs = 2_000;

export function speakTypically({ geminiStandIn }: MeteredCloud, latencyMs = 0): void {
  geminiStandIn.behave({ obey: typical.answer, latencyMs });
}

/** Asks after a quiet time, with the listing's card out of the cache: what a message costs at most when all goes well. */
export async function askAfterRest(
  cloud: MeteredCloud,
  buyers: Buyers,
  { seller, chatId }: { seller: BenchSeller; chatId: string },
): Promise<void> {
  await expireCard(cloud, seller);
  await sleep(restMs);
  const { text } = await buyers.ask({ chatId }, typical.question);
  if (text !== typical.answer)
    throw new Error('a guard held the typical answer back: the figures would be of a hand-off');
}

export async function expireCard(cloud: MeteredCloud, { sellerId, listingId }: BenchSeller): Promise<void> {
  const listings = new Listings(tableOf(cloud));
  const card = await listings.get(sellerId, String(listingId));
  if (card !== undefined) await listings.put(sellerId, { ...card, fetchedAt: 0 });
}
