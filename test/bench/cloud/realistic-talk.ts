import { setTimeout as sleep } from 'node:timers/promises';
import { Listings } from '../../../shared/store/listings.ts';
import type { Buyers } from './buyers.ts';
import { type BenchSeller, tableOf } from './connect-sellers.ts';
import type { MeteredCloud } from './metered-cloud.ts';

/** What is charged depends on how much people and the bot write. */
const typical = {
  question: 'Здравствуйте! Подскажите, пожалуйста, кресло ещё продаёте? Какая цена и в каком оно состоянии?',
  answer:
    'Здравствуйте! Да, кресло ещё продаётся, цена — 4 500 ₽. Про состояние уточню у продавца и передам ему ваш вопрос. Что ещё вам подсказать?',
};

/** Request slots that an earlier answer booked are lost by then: a seller whose chats are far apart books anew each time. */
const restMs = 10_500;
/** Past this a card is asked for again. */
const cardAgeMs = 600_000;

export function speakTypically({ geminiStandIn }: MeteredCloud, latencyMs = 0): void {
  geminiStandIn.behave({ obey: typical.answer, latencyMs });
}

/** Lets the sellers rest and their listings' cards grow old: the next message costs the most it can while no listing changes. */
export async function rest(cloud: MeteredCloud, sellers: BenchSeller[]): Promise<void> {
  for (const seller of sellers) await expireCard(cloud, seller);
  await sleep(restMs);
}

export async function askTypically(buyers: Buyers, chatId: string): Promise<void> {
  const { text } = await buyers.ask({ chatId }, typical.question);
  if (text !== typical.answer) throw new Error('the typical answer did not leave: the figures would be of a hand-off');
}

async function expireCard(cloud: MeteredCloud, { sellerId, listingId }: BenchSeller): Promise<void> {
  const listings = new Listings(tableOf(cloud));
  const card = await listings.get(sellerId, String(listingId));
  if (card !== undefined) await listings.put(sellerId, { ...card, fetchedAt: card.fetchedAt - cardAgeMs });
}
