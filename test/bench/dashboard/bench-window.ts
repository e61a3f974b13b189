import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { openWindow, signIn } from '../../browser/dashboard/open-dashboard.ts';
import { BENCH_ADMIN } from '../cloud/bench-cloud.ts';

/** Signs in as the admin in a Chromium of its own, works there, and closes it. */
export async function inDashboard<T>(url: string, work: (page: Page) => Promise<T>): Promise<T> {
  const browser: Browser = await launchChromium();
  const problems: string[] = [];
  try {
    const page = await openWindow(browser, url, { options: {}, problems });
    await signIn(page, BENCH_ADMIN);
    return await work(page);
  } finally {
    await browser.close();
  }
}
