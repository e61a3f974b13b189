import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type Dashboard, DESK, follow, openDashboard, PHONE, signIn } from '../dashboard/open-dashboard.ts';
import type { DashboardPage } from '../dashboard/pages.ts';
import { demoPages, setUpDemoShop } from '../demo/set-up-demo-shop.ts';

/** Pictures of every page with the demo shop, at a desk and on a phone, and of two of them in the dark. */
const folder = fileURLToPath(new URL('../../../docs/screens/', import.meta.url));
const DARK = ['chat', 'insights'];

const dashboard = await openDashboard();
try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await setUpDemoShop(dashboard);
  const pages = await demoPages(dashboard);
  await take(dashboard, pages, { viewport: DESK, suffix: '' });
  await take(dashboard, pages, { viewport: PHONE, suffix: '-phone' });
  const dark = pages.filter(({ name }) => DARK.includes(name));
  await take(dashboard, dark, { viewport: DESK, suffix: '-dark', theme: 'dark' });
  for (const problem of dashboard.problems) process.stderr.write(`${problem}\n`);
} finally {
  await dashboard.close();
}
process.exit(dashboard.problems.length === 0 ? 0 : 1);

interface Look {
  viewport: { width: number; height: number };
  suffix: string;
  theme?: 'light' | 'dark';
}

async function take({ openWindow }: Dashboard, pages: DashboardPage[], { suffix, ...look }: Look): Promise<void> {
  const page = await openWindow(look);
  await page.goto('/sign-in');
  await page.locator('input[type="password"]').waitFor();
  if (suffix !== '-dark') await shoot(page, `sign-in${suffix}`);
  await signIn(page);
  for (const { name, path, shows, height } of pages) {
    const { width } = look.viewport;
    const tall = width === PHONE.width ? height?.phone : height?.desk;
    await page.setViewportSize({ width, height: tall ?? look.viewport.height });
    await follow(page, path);
    await page.getByText(shows).filter({ visible: true }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await shoot(page, `${name}${suffix}`);
  }
  await page.context().close();
}

async function shoot(page: Page, name: string): Promise<void> {
  // Nothing is to look as if it were pointed at.
  await page.mouse.move(0, 0);
  // What is drawn a moment after its figures, such as charts.
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' });
  process.stdout.write(`${name}\n`);
}
