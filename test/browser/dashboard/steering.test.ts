import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { until } from '../until.ts';
import { pressOn } from './keyboard.ts';
import { addPerson, type Dashboard, openDashboard, signIn } from './open-dashboard.ts';

describe.skipIf(!hasChromium)('steering the bot (needs Chromium: CHROMIUM_PATH)', () => {
  let dashboard: Dashboard;
  let page: Page;
  let operators: Page;
  const sellerId = 'demo';
  const chair = 3456789012;

  beforeAll(async () => {
    dashboard = await openDashboard();
    page = await dashboard.openWindow();
    operators = await dashboard.openWindow();
    await signIn(page);
    const person = await addPerson(dashboard, { role: 'operator', sellerIds: [sellerId], name: 'Олег' });
    await signIn(operators, person);
  }, 90_000);
  afterAll(() => dashboard?.close());

  const buyerWrites = (text: string) => {
    const buyerId = dashboard.sandbox.control.addBuyer({ name: 'Прохожий' }).id;
    return dashboard.sandbox.control.buyerWrites({ listingId: chair, buyerId, text }).chatId;
  };
  const answersIn = (chatId: string) =>
    dashboard.sandbox.control.messagesOf(chatId).filter(({ author }) => author === 'seller').length;

  it('stops the bot from any page, loudly, and for everybody who looks', async () => {
    await operators.waitForURL('**/sellers/demo/chats');
    await pressOn(operators, operators.getByRole('button', { name: 'Стоп' }));
    await pressOn(operators, operators.getByRole('dialog').getByRole('button', { name: 'Остановить бота' }));
    await operators.getByRole('alert').getByText('Бот остановлен').waitFor();
    await operators.getByText('Запустить может владелец магазина.').waitFor();
    expect(await operators.getByRole('button', { name: 'Запустить бота' }).count()).toBe(0);
    await page.goto('/sellers/demo/chats');
    await page.getByRole('alert').getByText('Бот остановлен').waitFor();
  });

  it('answers nobody while it is stopped, and goes on when an owner starts it', async () => {
    const ignored = buyerWrites('Сколько стоит кресло?');
    await until(async () => {
      const { state } = await dashboard.api
        .getChat({ params: { sellerId, chatId: ignored } })
        .catch(() => ({ state: '' }));
      return state === 'waiting' || state === 'needs-human';
    }, 'the silent turn');
    expect(answersIn(ignored)).toBe(0);
    await pressOn(page, page.getByRole('button', { name: 'Запустить бота' }));
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: 'Запустить бота' }));
    await page.getByRole('alert').waitFor({ state: 'detached' });
    const heard = buyerWrites('Сколько стоит кресло?');
    await until(() => answersIn(heard) === 1, 'the answer');
  });

  it('says on every page of a seller that an admin has stopped all, and lets only him start', async () => {
    await page.goto('/admin');
    await page.getByRole('button', { name: 'Остановить всех' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Остановить всех' }).click();
    await page.getByText('Бот остановлен у всех магазинов').waitFor();
    await operators.getByText('Бот остановлен администратором у всех магазинов').waitFor();
    await page.getByRole('button', { name: 'Запустить всех' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Запустить всех' }).click();
    await page.getByText('Бот работает').waitFor();
    await operators.getByText('Бот остановлен администратором').waitFor({ state: 'detached' });
  });

  it('shows an operator no way to the settings, and says so when he takes it by hand', async () => {
    await operators.goto('/sellers/demo/chats');
    await operators.getByRole('navigation', { name: 'Разделы' }).first().waitFor();
    expect(await operators.getByRole('link', { name: 'Настройки' }).count()).toBe(0);
    for (const path of ['settings', 'settings/connection', 'settings/notices', 'settings/history', 'start']) {
      await operators.goto(`/sellers/demo/${path}`);
      await operators.getByText('Нет доступа').waitFor();
    }
    await operators.goto('/admin/users');
    await operators.getByText('Нет доступа').waitFor();
    await operators.goto('/sellers/somebody-else/chats');
    await operators.getByText('Такой страницы нет').waitFor();
  });

  it('complains of nothing', () => {
    // A foreign seller does not exist: that answer was asked for.
    expect(dashboard.problems.filter((problem) => !/status of 404/.test(problem))).toEqual([]);
  });
});
