import { createTexts } from '../../language/create-texts.ts';

export const { useTexts: useTemplateTexts } = createTexts({
  ru: {
    about:
      'Заготовка отвечает сама, дословно, когда покупатель спрашивает об одном, почти одними её ключевыми словами, и подходит только она. В чате её можно вставить и самому.',
    create: 'Новая заготовка',
    edit: 'Заготовка',
    empty: 'Заготовок пока нет',
    emptyAbout: 'Готовые ответы на частые вопросы: «Где вы находитесь?», «Есть ли доставка?».',
    name: 'Название',
    nameHint: 'Видите только вы.',
    text: 'Текст ответа',
    keywords: 'Ключевые слова',
    keywordsHint: 'Слова и фразы покупателя: «адрес», «где забрать». Без них заготовка сама не ответит.',
    byHand: 'Только вручную',
    isActive: 'Заготовка включена',
    isActiveHint: 'Выключенной бот не отвечает.',
    deleteTitle: 'Удалить заготовку?',
    deleteAbout: 'Её нельзя будет вернуть. Если она ещё пригодится, лучше выключить её.',
    deleted: 'Заготовка удалена',
  },
  en: {
    about:
      'A template answers by itself, verbatim, when a buyer asks one thing in hardly more than its keywords and it alone fits. In a chat you can put it in yourself.',
    create: 'New template',
    edit: 'Template',
    empty: 'No templates yet',
    emptyAbout: 'Ready answers to common questions: “Where are you?”, “Do you deliver?”.',
    name: 'Name',
    nameHint: 'Only you see it.',
    text: 'Text of the answer',
    keywords: 'Keywords',
    keywordsHint:
      'Words and phrases of buyers: “address”, “where to collect”. Without them it never answers by itself.',
    byHand: 'By hand only',
    isActive: 'The template is on',
    isActiveHint: 'The bot does not answer by one that is off.',
    deleteTitle: 'Delete the template?',
    deleteAbout: 'It cannot be brought back. If you may need it again, switch it off instead.',
    deleted: 'The template is deleted',
  },
});
