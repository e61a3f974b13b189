import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalCloud, startLocalCloud } from '../../local/start-local-cloud.ts';
import { hasChromium, launchChromium } from './chromium.ts';

describe.skipIf(!hasChromium)("the buyer's page of `npm start` (needs Chromium: CHROMIUM_PATH)", () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'buyers-page-'));
  const problems: string[] = [];
  let cloud: LocalCloud;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [cloud, browser] = await Promise.all([
      startLocalCloud(
        {
          port: 0,
          sandboxPort: 0,
          avitoApiUrl: undefined,
          publicUrl: undefined,
          gemini: { apiKey: undefined, apiUrl: undefined, model: undefined },
          telegram: { botToken: undefined, apiUrl: undefined },
          admin: { email: 'admin@example.com', password: undefined },
          dataDir,
        },
        { log: () => {} },
      ),
      launchChromium(),
    ]);
    page = await browser.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(cloud.sandbox?.url ?? '');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await cloud?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const say = async (text: string) => {
    await page.getByTestId('message-input').fill(text);
    await page.getByTestId('message-input').press('Enter');
  };
  const said = (author: 'buyer' | 'seller', via?: 'api' | 'human') =>
    page.locator(`[data-testid="messages"] [data-author="${author}"]${via === undefined ? '' : `[data-via="${via}"]`}`);

  it("shows the bot's answer to a message written on it, without a reload", async () => {
    await page
      .getByTestId(/^listing-\d/)
      .first()
      .click();
    await say('Здравствуйте! Сколько стоит?');
    await said('buyer').first().waitFor();
    await said('seller', 'api').first().waitFor();
    expect(await said('seller', 'api').first().textContent()).toContain('4 500');
  });

  it('lets a person write as the seller, and the bot is silent from then on', async () => {
    const asSeller = page.locator('label', { has: page.getByTestId('write-as-seller') });
    await asSeller.click();
    await say('Это Ольга, отвечу сама.');
    await said('seller', 'human').first().waitFor();
    await asSeller.click();
    await say('Ещё продаёте?');
    await said('buyer').nth(1).waitFor();
    // Another buyer is answered after this message was taken in: by then the silence is a decision, not a delay.
    const listing = cloud.sandbox?.control.listings(cloud.demoAccount?.id)[1];
    const other = cloud.sandbox?.control.buyerWrites({ listingId: listing?.id ?? 0, text: 'Сколько стоит?' });
    await vi.waitFor(() => expect(cloud.sandbox?.control.messagesOf(other?.chatId ?? '')).toHaveLength(2), {
      timeout: 10_000,
    });
    expect(await said('seller', 'api').count()).toBe(1);
  });

  it('complains of nothing', () => {
    expect(problems).toEqual([]);
  });
});
