import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { until } from '../until.ts';
import { pressOn } from './keyboard.ts';
import { type Dashboard, openDashboard, readListings, signIn } from './open-dashboard.ts';

describe.skipIf(!hasChromium)('files with broken lines, by the keyboard alone (needs Chromium: CHROMIUM_PATH)', () => {
  let dashboard: Dashboard;
  let page: Page;
  const params = { sellerId: 'demo' };

  beforeAll(async () => {
    dashboard = await openDashboard();
    await readListings(dashboard.api);
    page = await dashboard.openWindow();
    await signIn(page);
  }, 90_000);
  afterAll(() => dashboard?.close());

  const chooseFile = async (button: string, file: { name: string; mimeType: string; buffer: Buffer }) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      pressOn(page, page.getByRole('button', { name: button, exact: true })),
    ]);
    await chooser.setFiles(file);
  };

  it('bring in the articles that are whole, after saying by line what is wrong with the others', async () => {
    const lines = [
      'title;text;tags',
      'Доставка;Курьером по Москве за 500 ₽;доставка',
      ';Текст без названия;',
      'Гарантия;12 месяцев с чеком;гарантия',
      'Пустая;;',
    ];
    await page.goto('/sellers/demo/knowledge/articles');
    await pressOn(page, page.getByRole('button', { name: 'Ещё действия' }));
    await page.getByRole('menuitem', { name: 'Импорт из файла' }).waitFor();
    await page.keyboard.press('Enter');
    await chooseFile('Выбрать файл', {
      name: 'статьи.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\n')),
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Что будет сделано').waitFor();
    await dialog.getByText('2 новых').waitFor();
    await dialog
      .getByText(/Строка 3/)
      .first()
      .waitFor();
    await dialog
      .getByText(/Строка 5/)
      .first()
      .waitFor();
    expect((await dashboard.api.listArticles({ params })).items).toEqual([]);
    await pressOn(page, dialog.getByRole('button', { name: 'Импортировать' }));
    await dialog.getByText('Импорт закончен').waitFor();
    const { items } = await dashboard.api.listArticles({ params });
    expect(items.map(({ title }) => title).sort()).toEqual(['Гарантия', 'Доставка']);
  });

  it('bring in texts of listings, followed while it happens, with a report by line', async () => {
    const lines = [
      'Id;AvitoId;Title;Description;Price',
      'A-17;3456789012;Кресло офисное «Комфорт»;Чёрная сетка, до 120 кг, новое.;4500',
      'A-18;не число;Стол письменный;Дуб, 140 × 70 см.;18900',
      'A-19;3456789014;Диван угловой раскладной;Механизм «дельфин».;много',
    ];
    await page.goto('/sellers/demo/knowledge/imports');
    await chooseFile('Выбрать файл', {
      name: 'объявления.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\n')),
    });
    const job = page.getByRole('listitem').filter({ hasText: 'Загруженный файл' });
    await job.getByText('Готово').waitFor();
    await job.getByText('2 замечания').waitFor();
    await pressOn(page, job.getByRole('button', { name: 'Показать' }));
    await job.getByText('Строка 3').waitFor();
    await job.getByText('Строка 4').waitFor();
    await page.goto('/sellers/demo/knowledge/listings/3456789012');
    const written = async () => Promise.all((await page.locator('textarea').all()).map((each) => each.inputValue()));
    await until(async () => (await written()).includes('Чёрная сетка, до 120 кг, новое.'), 'the text');
  });

  it('complain of nothing', () => {
    expect(dashboard.problems).toEqual([]);
  });
});
