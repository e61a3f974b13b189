import type { Page } from 'playwright-core';

/** Notes every task of the page's thread that takes longer than 50 ms, by the browser's own measure. */
export async function noteLongTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(`
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
      .observe({ type: 'longtask', buffered: false });
  `);
  return () => page.evaluate<number[]>('window.longTasks.splice(0)');
}
