import { createTexts } from '../../language/create-texts.ts';

export const { useTexts: useHistoryTexts } = createTexts({
  ru: {
    about: 'Кто и что менял в этом магазине. Хранится 400 дней.',
    empty: 'Пока ничего не меняли',
    emptyAbout: 'Здесь появятся изменения настроек, знаний и подключения с именем того, кто их сделал.',
    only: 'Показывать',
    all: 'Все действия',
    settings: 'Только настройки бота',
    connection: 'Только подключение',
    somebody: 'Бывший сотрудник',
    change: '{name}: {from} → {to}',
    untold: '{name}: текст изменён',
    renamed: '«{from}» → «{to}»',
  },
  en: {
    about: 'Who changed what in this shop. Kept for 400 days.',
    empty: 'Nothing was changed yet',
    emptyAbout: 'Changes of settings, knowledge and connection appear here, with the name of who made them.',
    only: 'Show',
    all: 'All actions',
    settings: 'Settings of the bot only',
    connection: 'Connection only',
    somebody: 'A former colleague',
    change: '{name}: {from} → {to}',
    untold: '{name}: the text was changed',
    renamed: '“{from}” → “{to}”',
  },
});
