import { createTexts } from '../../language/create-texts.ts';

export const { useTexts: useJobTexts } = createTexts({
  ru: {
    kind: {
      profile: 'Файл из автозагрузки Авито',
      url: 'Файл по ссылке',
      upload: 'Загруженный файл',
      sync: 'Обновление с Авито',
      deletion: 'Удаление магазина',
    },
    state: {
      'awaiting-upload': 'Ждёт файла',
      queued: 'В очереди',
      running: 'Выполняется',
      done: 'Готово',
      failed: 'Не получилось',
    },
    counts: {
      added: '{count, plural, one {добавлено #} other {добавлено #}}',
      changed: '{count, plural, one {изменено #} other {изменено #}}',
      unchanged: '{count, plural, one {без изменений #} other {без изменений #}}',
      leftOut: '{count, plural, one {пропущено #} other {пропущено #}}',
    },
    nothing: 'объявлений не было',
    progress: '{done, number} из {total, number}',
    progressOpen: '{done, plural, one {# объявление} few {# объявления} other {# объявлений}}',
    running: 'Ход работы',
  },
  en: {
    kind: {
      profile: 'File of Avito’s Autoload',
      url: 'File by its address',
      upload: 'Uploaded file',
      sync: 'Refresh from Avito',
      deletion: 'Removal of the shop',
    },
    state: {
      'awaiting-upload': 'Waits for its file',
      queued: 'Queued',
      running: 'Running',
      done: 'Done',
      failed: 'Failed',
    },
    counts: {
      added: '{count, plural, other {# added}}',
      changed: '{count, plural, other {# changed}}',
      unchanged: '{count, plural, other {# unchanged}}',
      leftOut: '{count, plural, other {# left out}}',
    },
    nothing: 'there were no listings',
    progress: '{done, number} of {total, number}',
    progressOpen: '{done, plural, one {# listing} other {# listings}}',
    running: 'Progress',
  },
});

const COUNTS = ['added', 'changed', 'unchanged', 'leftOut'] as const;

/** «добавлено 120, изменено 3»: what came to something, in this order. */
export function countsText(counts: Record<string, number>, t: ReturnType<typeof useJobTexts>): string {
  const told = COUNTS.flatMap((name) => {
    const count = counts[name] ?? 0;
    return count === 0 ? [] : [t(`counts.${name}`, { count })];
  });
  return told.length === 0 ? t('nothing') : told.join(', ');
}
