import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** The script files that a page loads before it is at rest, by name, in bytes of gzip. */
export async function scriptsOfFirstLoad(page: Page, path: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  const reading: Promise<void>[] = [];
  const note = async (url: string, body: Promise<Buffer>) => {
    sizes.set(new URL(url).pathname, gzipSync(await body, { level: 9 }).length);
  };
  // In a page of its own: this one has some of them in its memory already.
  const fresh = await page.context().newPage();
  fresh.on('response', (response) => {
    if (response.request().resourceType() === 'script') reading.push(note(response.url(), response.body()));
  });
  await fresh.goto(path, { waitUntil: 'networkidle' });
  await Promise.all(reading);
  await fresh.close();
  return sizes;
}
