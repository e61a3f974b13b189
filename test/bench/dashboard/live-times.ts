import type { Page } from 'playwright-core';
import type { AvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';

const EVENTS = 15;
/** So that events fall anywhere between two looks of the page. */
const APART_MS = 1_370;

/** From a buyer's message to its being seen in the list of an open inbox, in milliseconds, one after another. */
export async function measureLiveTimes(page: Page, sandbox: AvitoSandbox, listingId: number): Promise<number[]> {
  const times: number[] = [];
  for (let event = 0; event < EVENTS; event += 1) {
    const { id } = sandbox.control.addBuyer({ name: `Живой ${event}` });
    const startedAt = performance.now();
    const { chatId } = sandbox.control.buyerWrites({ listingId, buyerId: id, text: 'Перезвоните мне' });
    await page.locator(`a[href*="${chatId}"]`).first().waitFor();
    times.push(performance.now() - startedAt);
    await page.waitForTimeout(APART_MS);
  }
  return times;
}
