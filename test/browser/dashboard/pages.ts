/** A page of the dashboard, as the person who has everything sees it. */
export interface DashboardPage {
  /** Of its picture. */
  name: string;
  path: string;
  /** Seen when it has loaded: part of a heading or of other text. */
  shows: string | RegExp;
  /** Of its picture, where more than a screen is worth showing. */
  height?: { desk: number; phone: number };
}

/** Every page there is, on the demo shop. `chatId` and `listingId` are of the demo. */
export function dashboardPages({
  chatId,
  draftChatId,
  listingId,
}: Record<'chatId' | 'draftChatId' | 'listingId', string>) {
  const seller = '/sellers/demo';
  return [
    { name: 'inbox', path: `${seller}/chats`, shows: 'Кресло офисное' },
    { name: 'chat', path: `${seller}/chats/${chatId}`, shows: 'Взять чат' },
    { name: 'draft', path: `${seller}/chats/${draftChatId}`, shows: 'Отклонить' },
    { name: 'listings', path: `${seller}/knowledge`, shows: 'Стол письменный' },
    { name: 'listing', path: `${seller}/knowledge/listings/${listingId}`, shows: 'Кресло офисное' },
    { name: 'articles', path: `${seller}/knowledge/articles`, shows: 'Сборка мебели' },
    { name: 'templates', path: `${seller}/knowledge/templates`, shows: 'Где забрать' },
    { name: 'imports', path: `${seller}/knowledge/imports`, shows: 'Импорт' },
    { name: 'playground', path: `${seller}/playground`, shows: 'Попробовать' },
    { name: 'replay', path: `${seller}/playground/replay`, shows: 'Прошлые чаты' },
    { name: 'scenarios', path: `${seller}/playground/scenarios`, shows: 'Называет цену' },
    {
      name: 'insights',
      path: `${seller}/insights`,
      shows: 'Ждут ответа сейчас',
      height: { desk: 2_000, phone: 1_600 },
    },
    { name: 'first-steps', path: `${seller}/start`, shows: 'Первые шаги' },
    { name: 'settings', path: `${seller}/settings`, shows: 'Настройки' },
    { name: 'connection', path: `${seller}/settings/connection`, shows: 'Подключение' },
    { name: 'notices', path: `${seller}/settings/notices`, shows: 'Уведомления' },
    { name: 'history', path: `${seller}/settings/history`, shows: 'История' },
    { name: 'sellers', path: '/sellers', shows: 'Мебель на Лесной' },
    { name: 'account', path: '/account', shows: 'Профиль' },
    { name: 'admin', path: '/admin', shows: 'Мебель на Лесной' },
    { name: 'users', path: '/admin/users', shows: 'admin@example.com' },
    { name: 'queues', path: '/admin/queues', shows: 'Очереди' },
    { name: 'audit', path: '/admin/audit', shows: 'Журнал' },
  ] satisfies DashboardPage[];
}
