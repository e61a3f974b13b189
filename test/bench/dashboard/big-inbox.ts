import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startLocalCloud } from '../../../local/start-local-cloud.ts';
import { benchSettings } from '../cloud/bench-cloud.ts';
import { CROWD_SELLER, fillWithCrowd } from '../crowd/open-crowd.ts';
import type { OpenBench } from '../open-bench.ts';
import { inDashboard } from './bench-window.ts';
import { noteLongTasks } from './long-tasks.ts';

export interface BigInbox {
  chats: number;
  /** Milliseconds of the longest tasks: while all chats are scrolled through, and while they are filtered; 0 where none took 50. */
  longest: { scrolling: number; filtering: number };
  /** How many rows exist at once. */
  rows: number;
}

/** Scrolls an inbox of so many chats from its first to its last, and filters it with all of them loaded. */
export async function measureBigInbox(bench: OpenBench, chats: number): Promise<BigInbox> {
  const [table] = (await bench.assembly()).tables;
  if (table === undefined) throw new Error('the template has no table');
  const dataDir = mkdtempSync(join(bench.folder, 'big-inbox-'));
  await fillWithCrowd(join(dataDir, 'dynamodb'), table, chats);
  const cloud = await startLocalCloud(benchSettings(dataDir), { log: (line) => bench.complaints.push(line) });
  try {
    return await inDashboard(cloud.url, (page) => scrollAndFilter(page, chats));
  } finally {
    await cloud.close();
  }
}

const list = 'ul[aria-label="Список чатов"]';

async function scrollAndFilter(page: Page, chats: number): Promise<BigInbox> {
  await page.goto(`/sellers/${CROWD_SELLER}/chats`);
  await page.locator(`${list} a`).first().waitFor();
  const takeLongTasks = await noteLongTasks(page);
  await scrollToEnd(page, chats);
  const scrolling = await takeLongTasks();
  const rows = await page.locator(`${list} a`).count();
  for (const filter of ['Нужен человек', 'Все', 'Черновики', 'Все', 'Ждём покупателя', 'Все']) {
    await page.getByRole('navigation', { name: 'Какие чаты показать' }).getByRole('link', { name: filter }).click();
    await page.locator(`${list} a`).first().waitFor();
    await page.waitForTimeout(300);
  }
  return {
    chats,
    longest: { scrolling: Math.max(0, ...scrolling), filtering: Math.max(0, ...(await takeLongTasks())) },
    rows,
  };
}

/** By the wheel, as people do, until the list is as long as all chats are. */
async function scrollToEnd(page: Page, chats: number): Promise<void> {
  const heightOf = () => page.locator(list).evaluate((element) => element.clientHeight);
  const rowHeight = (await heightOf()) / 100;
  await page.locator(list).hover({ position: { x: 100, y: 100 } });
  while ((await heightOf()) < rowHeight * chats) {
    await page.mouse.wheel(0, 3_000);
    await page.waitForTimeout(16);
  }
}
