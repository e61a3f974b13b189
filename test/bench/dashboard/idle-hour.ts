import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const STEP_MS = 500;
const SETTLING_MS = 5;

export interface IdleTime {
  /** Requests to the API, by method and path without ids. */
  requests: Map<string, number>;
  /** Bytes of their answers. */
  bytes: number;
}

/**
 * Lets time pass on a page by its own clock: its timers fire as they would, and what they ask for is really asked and answered.
 * The clock has to be installed before the page is loaded.
 */
export async function letTimePass(page: Page, minutes: number): Promise<IdleTime> {
  const requests = new Map<string, number>();
  let [bytes, open] = [0, 0];
  const onRequest = (request: { url(): string; method(): string }) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/')) return;
    open += 1;
    const name = `${request.method()} ${pathname.replace(/\/sellers\/[^/]+/, '/sellers/…').replace(/\/chats\/[^/]+/, '/chats/…')}`;
    requests.set(name, (requests.get(name) ?? 0) + 1);
  };
  const onEnd = async (request: { url(): string; sizes(): Promise<{ responseBodySize: number }> }) => {
    if (!new URL(request.url()).pathname.startsWith('/api/')) return;
    bytes += (await request.sizes().catch(() => ({ responseBodySize: 0 }))).responseBodySize;
    open -= 1;
  };
  page.on('request', onRequest);
  page.on('requestfinished', onEnd);
  page.on('requestfailed', onEnd);
  for (let passed = 0; passed < minutes * 60_000; passed += STEP_MS) {
    await page.clock.runFor(STEP_MS);
    // A request is heard of a moment after the page has made it.
    do await sleep(SETTLING_MS);
    while (open > 0);
  }
  page.off('request', onRequest);
  page.off('requestfinished', onEnd);
  page.off('requestfailed', onEnd);
  return { requests, bytes };
}
