import { createServer } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docsPage } from '../../functions/system/docs/docs-page.ts';
import { listen } from '../../local/listen.ts';
import { contract } from '../../shared/api/contract.ts';
import { buildOpenApi } from '../../shared/api/openapi.ts';
import { hasChromium, launchChromium } from './chromium.ts';

describe.skipIf(!hasChromium)('the page of the API (needs Chromium: CHROMIUM_PATH)', () => {
  const problems: string[] = [];
  const requests: string[] = [];
  let browser: Browser;
  let page: Page;
  let server: Awaited<ReturnType<typeof listen>>;

  beforeAll(async () => {
    const { html, contentSecurityPolicy } = docsPage(buildOpenApi(contract, { version: '1.0.0' }));
    const serve = createServer((_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy,
      });
      response.end(html);
    });
    [server, browser] = await Promise.all([listen(serve, 0), launchChromium()]);
    page = await browser.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${server.url}/api/docs#schema-Problem`);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close(0);
  });

  it('unfolds what its address points to', async () => {
    expect(await page.locator('#schema-Problem').getAttribute('open')).not.toBeNull();
    expect(await page.locator('#getHealth').getAttribute('open')).toBeNull();
  });

  it('finds routes by their words, and forgets the search when a link leads elsewhere', async () => {
    const visible = () => page.locator('.entry:not([hidden])').count();
    const all = await visible();
    await page.locator('#search').fill('post REDRIVE');
    expect(await page.locator('#redriveDeadLetters').isVisible()).toBe(true);
    expect(await visible()).toBeLessThan(all);
    await page.locator('#search').fill('no such words anywhere');
    expect(await page.locator('#nothing').isVisible()).toBe(true);
    await page.goto(`${server.url}/api/docs#getHealth`);
    await page.locator('#getHealth[open]').waitFor();
    expect(await visible()).toBe(all);
  });

  it('loads nothing and complains of nothing', () => {
    expect(problems).toEqual([]);
    expect(requests.filter((url) => !url.includes('/api/docs') && !url.startsWith('data:'))).toEqual([]);
  });
});
