import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { until } from '../until.ts';
import { pressOn, typeInto } from './keyboard.ts';
import { addPerson, type Dashboard, openDashboard, PHONE, readListings, signIn } from './open-dashboard.ts';

describe.skipIf(!hasChromium)('working in chats (needs Chromium: CHROMIUM_PATH)', () => {
  let dashboard: Dashboard;
  let page: Page;
  const params = { sellerId: 'demo' };
  const listing = { chair: 3456789012, table: 3456789013, sofa: 3456789014 };
  let buyers = 0;

  beforeAll(async () => {
    dashboard = await openDashboard();
    await readListings(dashboard.api);
    page = await dashboard.openWindow();
    await signIn(page);
  }, 90_000);
  afterAll(() => dashboard?.close());

  const buyerWrites = (listingId: number, text: string) => {
    buyers += 1;
    const { id } = dashboard.sandbox.control.addBuyer({ name: `Покупатель ${buyers}` });
    return dashboard.sandbox.control.buyerWrites({ listingId, buyerId: id, text }).chatId;
  };
  const sentIn = (chatId: string) =>
    dashboard.sandbox.control.messagesOf(chatId).filter(({ author }) => author === 'seller');
  const openChat = async (chatId: string, on = page) => {
    await on.goto(`/sellers/demo/chats/${chatId}`);
    await on.getByRole('log').or(on.getByLabel('Переписка')).first().waitFor();
  };
  const draftIn = async (text: string) => {
    await dashboard.api.changeListing({
      params: { ...params, listingId: String(listing.table) },
      body: { mode: 'draft' },
    });
    const chatId = buyerWrites(listing.table, text);
    const state = async () =>
      (await dashboard.api.getChat({ params: { ...params, chatId } }).catch(() => undefined))?.state;
    await until(async () => (await state()) === 'draft', 'the draft');
    return chatId;
  };

  it('shows a chat that comes in, and the answer of the bot with its reasons', async () => {
    await page.goto('/sellers/demo/chats');
    buyerWrites(listing.chair, 'Здравствуйте! Сколько стоит кресло?');
    await page
      .getByRole('link', { name: /Кресло офисное/ })
      .first()
      .click();
    await page.getByText('4 500').last().waitFor();
    await page.getByText('Почему так').first().click();
    await page.getByText('цена объявления').first().waitFor();
    await page.getByText('все пройдены').first().waitFor();
  });

  it('is taken over and given back by the keyboard alone', async () => {
    const chatId = buyerWrites(listing.chair, 'Кресло новое?');
    await until(() => sentIn(chatId).length === 1, 'the message');
    await openChat(chatId);
    await pressOn(page, page.getByRole('button', { name: 'Взять чат' }));
    await page.getByText('Отвечаете вы').first().waitFor();
    await typeInto(page, page.getByLabel('Ваш ответ покупателю'), 'Да, новое, в упаковке.');
    await page.keyboard.press('Enter');
    await until(() => sentIn(chatId).length === 2, 'the message');
    dashboard.sandbox.control.buyerWrites({ chatId, text: 'А гарантия есть?' });
    await page.getByText('А гарантия есть?').last().waitFor();
    await pressOn(page, page.getByRole('button', { name: 'Вернуть боту' }));
    await page.getByRole('button', { name: 'Взять чат' }).waitFor();
    // The page shows it before the server has done it.
    const { getChat } = dashboard.api;
    await until(
      async () => (await getChat({ params: { ...params, chatId } })).takeoverUntil === undefined,
      'the release',
    );
    dashboard.sandbox.control.buyerWrites({ chatId, text: 'Сколько стоит?' });
    await until(() => sentIn(chatId).length === 3, 'the message');
    expect(sentIn(chatId).map(({ via }) => via)).toEqual(['api', 'api', 'api']);
  });

  it('says which colleague has taken it', async () => {
    const person = await addPerson(dashboard, { role: 'operator', sellerIds: ['demo'], name: 'Анна Смирнова' });
    const chatId = buyerWrites(listing.chair, 'Кресло крепкое?');
    await until(() => sentIn(chatId).length === 1, 'the message');
    await (await dashboard.apiAs(person)).takeOverChat({ params: { ...params, chatId } });
    await openChat(chatId);
    await page.getByText('Отвечает Анна Смирнова').waitFor();
  });

  it('lets one listen to what was spoken', async () => {
    const chatId = buyerWrites(listing.chair, 'Сколько стоит?');
    await until(() => sentIn(chatId).length === 1, 'the message');
    dashboard.sandbox.control.buyerWrites({ chatId, body: { type: 'voice', says: 'А доставка есть?' } });
    await openChat(chatId);
    await pressOn(page, page.getByRole('button', { name: 'Прослушать' }));
    const played = () => page.locator('audio').evaluate((audio) => Reflect.get(audio, 'currentTime'));
    await until(async () => (await played()) > 0, 'the voice');
  });

  it('has a draft approved with an edit, by the keyboard alone', async () => {
    const chatId = await draftIn('Сколько стоит стол?');
    await openChat(chatId);
    await typeInto(page, page.getByLabel('Текст черновика'), 'Стол стоит 18 900 ₽, привезём завтра.');
    await pressOn(page, page.getByRole('button', { name: 'Отправить с правками' }));
    await until(() => sentIn(chatId).length === 1, 'the message');
    expect(sentIn(chatId)[0]?.text).toBe('Стол стоит 18 900 ₽, привезём завтра.');
    await page.getByText('Стол стоит 18 900 ₽, привезём завтра.').last().waitFor();
  });

  it('lets two operators approve one draft, and sends it once', async () => {
    const chatId = await draftIn('Сколько стоит этот стол?');
    const person = await addPerson(dashboard, { role: 'operator', sellerIds: ['demo'], name: 'Борис' });
    const other = await dashboard.openWindow({ viewport: PHONE });
    await signIn(other, person);
    await Promise.all([openChat(chatId), openChat(chatId, other)]);
    const buttons = [page, other].map((each) =>
      each
        .locator('section', { has: each.getByLabel('Текст черновика') })
        .last()
        .getByRole('button', { name: /^Отправить/ }),
    );
    await Promise.all(buttons.map((button) => button.waitFor()));
    await Promise.all(buttons.map((button) => button.click()));
    await until(() => sentIn(chatId).length === 1, 'the message');
    await Promise.all([page, other].map((each) => each.getByLabel('Текст черновика').waitFor({ state: 'detached' })));
    expect(sentIn(chatId)).toHaveLength(1);
    await other.context().close();
    forgetConflict();
  });

  it('keeps what was typed when the network is lost, and sends it once when it is back', async () => {
    const chatId = buyerWrites(listing.chair, 'Добрый день! Сколько стоит?');
    await until(() => sentIn(chatId).length === 1, 'the message');
    await openChat(chatId);
    await page.context().setOffline(true);
    await page.getByText(/Нет интернета/).waitFor();
    await page.getByLabel('Ваш ответ покупателю').fill('Могу привезти сегодня вечером.');
    await page.getByLabel('Ваш ответ покупателю').press('Enter');
    await page.getByText('Не отправлено').waitFor();
    await page.context().setOffline(false);
    await page.getByText(/Нет интернета/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Повторить' }).click();
    await until(() => sentIn(chatId).length === 2, 'the message');
    await page.getByText('Не отправлено').waitFor({ state: 'detached' });
    expect(sentIn(chatId).filter(({ text }) => text?.includes('сегодня вечером'))).toHaveLength(1);
    forgetOffline();
  });

  it('comes back to the same chat with the same words after a session that expired', async () => {
    const person = await addPerson(dashboard, { role: 'operator', sellerIds: ['demo'], name: 'Вера' });
    const chatId = buyerWrites(listing.sofa, 'Диван раскладывается?');
    const theirs = await dashboard.openWindow();
    await signIn(theirs, person);
    await openChat(chatId, theirs);
    await theirs.getByLabel('Ваш ответ покупателю').fill('Да, механизм «дельфин»');
    const api = await dashboard.apiAs(person);
    const next = { ...person, password: 'another password of hers' };
    await api.changePassword({ body: { currentPassword: person.password, newPassword: next.password } });
    await theirs.waitForURL(/\/sign-in/);
    await theirs.getByText(/сессия закончилась/).waitFor();
    await theirs.getByLabel('Почта').fill(next.email);
    await theirs.getByLabel('Пароль').fill(next.password);
    await theirs.getByRole('button', { name: 'Войти' }).click();
    await theirs.waitForURL(`**/sellers/demo/chats/${chatId}`);
    await vi.waitFor(async () =>
      expect(await theirs.getByLabel('Ваш ответ покупателю').inputValue()).toBe('Да, механизм «дельфин»'),
    );
    await theirs.context().close();
    forgetRefused();
  });

  it('shows whatever buyers write as text, however long and in whatever direction', async () => {
    const texts = [
      '<img src=x onerror="window.broken = 1"><b>жирный</b>',
      'א'.repeat(300),
      '🙂'.repeat(200),
      'ы'.repeat(10_000),
    ];
    const chatId = buyerWrites(listing.chair, texts[0] ?? '');
    for (const text of texts.slice(1)) dashboard.sandbox.control.buyerWrites({ chatId, text });
    const phone = await dashboard.openWindow({ viewport: PHONE, timezoneId: 'Asia/Vladivostok' });
    await signIn(phone);
    await openChat(chatId, phone);
    await phone.getByText('<img src=x', { exact: false }).last().waitFor();
    await phone.getByText(/Показать целиком/).waitFor();
    expect(await phone.evaluate('window.broken')).toBeUndefined();
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await phone.context().close();
  });

  it('complains of nothing', () => {
    expect(dashboard.problems).toEqual([]);
  });

  /** What Chromium itself says of requests without a network is no complaint of the page. */
  const forgetOffline = () => forget(/ERR_INTERNET_DISCONNECTED/);
  /** Nor that the second one to approve came too late. */
  const forgetConflict = () => forget(/status of 409/);
  /** Nor that a request with an ended session was refused. */
  const forgetRefused = () => forget(/status of 401/);
  const forget = (pattern: RegExp) => {
    const kept = dashboard.problems.filter((problem) => !pattern.test(problem));
    dashboard.problems.splice(0, dashboard.problems.length, ...kept);
  };
});
