import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS } from '../../../local/avito-sandbox/demo/demo-accounts.ts';
import { hasChromium } from '../chromium.ts';
import { until } from '../until.ts';
import { pressOn, typeInto } from './keyboard.ts';
import { addPerson, type Dashboard, openDashboard } from './open-dashboard.ts';

describe.skipIf(!hasChromium)('a newcomer, by the keyboard alone (needs Chromium: CHROMIUM_PATH)', () => {
  let dashboard: Dashboard;
  let page: Page;
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const heading = (name: string) => page.getByRole('heading', { name });

  beforeAll(async () => {
    dashboard = await openDashboard();
    page = await dashboard.openWindow();
  }, 90_000);
  afterAll(() => dashboard?.close());

  it('signs in, and is told what to do first', async () => {
    const person = await addPerson(dashboard, { role: 'owner', sellerIds: [], name: 'Рустам' });
    await page.goto('/');
    await typeInto(page, page.getByLabel('Почта'), person.email);
    await typeInto(page, page.getByLabel('Пароль'), 'not this one');
    await page.keyboard.press('Enter');
    await page.getByText('Почта или пароль не подходят.').waitFor();
    await typeInto(page, page.getByLabel('Пароль'), person.password);
    await page.keyboard.press('Enter');
    await page.getByText('Магазинов пока нет').waitFor();
  });

  it('makes a shop, and is led to its first steps', async () => {
    await pressOn(page, button('Добавить магазин'));
    await page.getByLabel('Название').waitFor();
    await page.keyboard.insertText('Техника Плюс');
    await page.keyboard.press('Enter');
    await heading('Подключить Авито').waitFor();
  });

  it('is told that wrong keys are wrong, and which tariff an account without messages needs', async () => {
    const connectWith = async ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) => {
      await typeInto(page, page.getByLabel('client_id'), clientId);
      await typeInto(page, page.getByLabel('client_secret'), clientSecret);
      await page.keyboard.press('Enter');
    };
    await connectWith({ clientId: 'not-a-client', clientSecret: 'not-a-secret' });
    await page
      .getByText(/Авито не принимает эту пару/)
      .first()
      .waitFor();
    await connectWith(DEMO_ACCOUNTS.withoutMessenger);
    await page
      .getByText(/нужен уровень «Максимальный»/)
      .first()
      .waitFor();
    await pressOn(page, page.getByText('Ввести ключи другого аккаунта'));
    await connectWith(DEMO_ACCOUNTS.electronics);
    await page.getByText('Подключён аккаунт «Техника Плюс».').waitFor();
  });

  it('sees a foreign subscription by name before it is replaced', async () => {
    dashboard.sandbox.control.setSubscriptions(DEMO_ACCOUNTS.electronics.id, ['https://crm.example.com/hook']);
    await pressOn(page, button('Дальше'));
    await pressOn(page, button('Включить доставку'));
    await page.getByText('https://crm.example.com/hook').waitFor();
    await pressOn(page, button('Заменить'));
    await page.getByText('Авито сразу сообщает нам о каждом новом сообщении.').waitFor();
  });

  it('brings in listings, and tells the bot the rules', async () => {
    await pressOn(page, button('Дальше'));
    await pressOn(page, button('Загрузить с Авито'));
    await page.getByText(/Загружено \d+ объявлени/).waitFor();
    await pressOn(page, button(/Дальше|Пропустить/));
    await heading('Рассказать боту правила').waitFor();
    await typeInto(page, page.getByRole('textbox').first(), 'Доставка: по Казани курьером, 300 ₽.');
    await pressOn(page, button('Сохранить правила'));
    await pressOn(page, button('Дальше'));
  });

  it('leaves, and is back where it was', async () => {
    await heading('Выбрать режим').waitFor();
    await page.goto('/');
    await page.waitForURL(/\/chats$/);
    await page.goto(page.url().replace('/chats', '/start'));
    await page.getByText(/Готово: \d из \d/).waitFor();
    await pressOn(
      page,
      page
        .getByRole('link', { name: /Выбрать режим/ })
        .or(button(/Выбрать режим/))
        .first(),
    );
    await heading('Выбрать режим').waitFor();
  });

  it('lets the bot answer by itself, after being asked once', async () => {
    const auto = page.getByRole('radio', { name: /Отвечает сам/ });
    await pressOn(page, page.getByRole('radio', { checked: true }), 'ArrowUp');
    await pressOn(page, button('Да, пусть отвечает'));
    await until(() => auto.isChecked(), 'the mode');
    await pressOn(page, button('Дальше'));
  });

  it('tries the bot as a buyer, and goes live', async () => {
    await typeInto(page, page.getByLabel('Вопрос покупателя'), 'Сколько стоит доставка?');
    await pressOn(page, button('Спросить'));
    await page.getByText(/Бот (ответил бы|позвал бы)/).waitFor();
    await pressOn(page, button('Дальше').or(button('Пропустить')));
    await page.getByText('Бот работает').waitFor();
  });

  it('has a live bot: a buyer is answered, and it shows in the chats', async () => {
    const [listing] = dashboard.sandbox.control.listings(DEMO_ACCOUNTS.electronics.id);
    const { chatId } = dashboard.sandbox.control.buyerWrites({
      listingId: listing?.id ?? 0,
      buyerId: dashboard.sandbox.control.addBuyer({ name: 'Первый покупатель' }).id,
      text: 'Здравствуйте! Сколько стоит?',
    });
    const answers = () =>
      dashboard.sandbox.control.messagesOf(chatId).filter(({ author, via }) => author === 'seller' && via === 'api');
    await until(() => answers().length === 1, 'the answer');
    expect(answers()[0]?.text).toContain('24 990');
    await pressOn(page, page.getByRole('link', { name: 'Открыть чаты' }));
    await page
      .getByRole('link', { name: new RegExp(listing?.title ?? '') })
      .first()
      .waitFor();
  });

  it('complains of nothing but what was refused on purpose', () => {
    const refused = /status of (400|401|409|422|502)/;
    expect(dashboard.problems.filter((problem) => !refused.test(problem))).toEqual([]);
  });
});
