import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { demoPages, setUpDemoShop } from '../demo/set-up-demo-shop.ts';
import { seriousViolations, sidewaysOverflow } from './accessibility.ts';
import { type Dashboard, DESK, follow, openDashboard, PHONE, signIn } from './open-dashboard.ts';
import type { DashboardPage } from './pages.ts';

describe.skipIf(!hasChromium)('every page (needs Chromium: CHROMIUM_PATH)', () => {
  let dashboard: Dashboard;
  let pages: DashboardPage[];

  beforeAll(async () => {
    dashboard = await openDashboard();
    await setUpDemoShop(dashboard);
    pages = await demoPages(dashboard);
  }, 150_000);
  afterAll(() => dashboard?.close());

  /** One window looks at all pages: what is wrong with each, by its name. */
  const lookAtAll = async (page: Page, look: (page: Page) => Promise<string[]>) => {
    const wrong: Record<string, string[]> = {};
    for (const { name, path, shows } of pages) {
      await follow(page, path);
      await page.getByText(shows).filter({ visible: true }).first().waitFor();
      await page.waitForLoadState('networkidle');
      const found = await look(page);
      if (found.length > 0) wrong[name] = found;
    }
    return wrong;
  };

  it.each(['light', 'dark'] as const)(
    'has nothing serious for axe to find, %s',
    async (theme) => {
      const page = await dashboard.openWindow({ viewport: DESK, theme });
      await page.goto('/sign-in');
      await page.getByLabel('Пароль').waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      await signIn(page);
      expect(await lookAtAll(page, seriousViolations)).toEqual({});
      await page.context().close();
    },
    120_000,
  );

  it('scrolls nothing sideways at 360 px, and has nothing serious there either', async () => {
    const page = await dashboard.openWindow({ viewport: PHONE });
    await signIn(page);
    const look = async () => {
      const overflow = await sidewaysOverflow(page);
      return [...(overflow > 0 ? [`${overflow} px too wide`] : []), ...(await seriousViolations(page))];
    };
    expect(await lookAtAll(page, look)).toEqual({});
    await page.context().close();
  }, 120_000);

  it('reads in English too, without a word missing', async () => {
    const page = await dashboard.openWindow({ language: 'en' });
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').waitFor();
    await signIn(page);
    for (const { path } of pages) {
      await follow(page, path);
      await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
    }
    await page.context().close();
  }, 120_000);

  it('complains of nothing', () => {
    expect(dashboard.problems).toEqual([]);
  });
});
