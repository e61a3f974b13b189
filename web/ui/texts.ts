import { createTexts } from '../language/create-texts.ts';

export const { useTexts: useUiTexts } = createTexts({
  ru: {
    close: 'Закрыть',
    cancel: 'Отмена',
    more: 'Показать ещё',
    clearSearch: 'Очистить поиск',
    loading: 'Загружаем…',
  },
  en: {
    close: 'Close',
    cancel: 'Cancel',
    more: 'Show more',
    clearSearch: 'Clear the search',
    loading: 'Loading…',
  },
});
