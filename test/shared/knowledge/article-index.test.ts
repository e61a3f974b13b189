import { describe, expect, it } from 'vitest';
import { createArticleIndex, type SearchableArticle, searchArticles } from '../../../shared/knowledge/article-index.ts';

const articles: SearchableArticle[] = [
  {
    articleId: 'delivery',
    title: 'Доставка по России',
    text: 'Отправляем через СДЭК за 3 дня. Казань — 2 дня.',
    tags: [],
  },
  {
    articleId: 'returns',
    title: 'Возврат и обмен',
    text: 'Вернуть можно за 14 дней, если товар не подошёл.',
    tags: [],
  },
  {
    articleId: 'guarantee',
    title: 'Гарантия',
    text: 'На всё даём 12 месяцев. Доставка в ремонт за наш счёт.',
    tags: [],
  },
  {
    articleId: 'payment',
    title: 'Как оплатить',
    text: 'Картой, наличными или по QR-коду.',
    tags: ['рассрочка', 'кредит'],
  },
  { articleId: 'sizes', title: 'Размеры кроссовок', text: 'Размерная сетка: 42 — это 27 см, 420 не бывает.', tags: [] },
  { articleId: 'trees', title: 'Ёлки', text: 'Живые ёлки с 10 декабря, б/у не продаём.', tags: [] },
  { articleId: 'hours', title: 'Часы работы', text: 'Работаем с 10 до 20, без выходных.', tags: ['режим', 'график'] },
];
const index = createArticleIndex(articles);
const found = (question: string) => searchArticles(index, question).map(({ articleId }) => articleId);

describe('the search', () => {
  it.each([
    ['другая форма слова', 'есть доставкой?', 'delivery'],
    ['ё за е', 'елка', 'trees'],
    ['е за ё', 'подошёл', 'returns'],
    ['пропущенная буква', 'достака', 'delivery'],
    ['переставленные буквы', 'дсотавка', 'delivery'],
    ['удвоенная буква', 'гаранттия', 'guarantee'],
    ['одна буква в коротком', 'возрат', 'returns'],
    ['недописанное слово', 'размерн', 'sizes'],
    ['метка', 'можно в рассрочку?', 'payment'],
    ['целый вопрос', 'Здравствуйте, подскажите пожалуйста, вы в Казань отправляете?', 'delivery'],
    ['регистр', 'ГРАФИК', 'hours'],
    ['латиница', 'qr', 'payment'],
    ['б/у', 'бу', 'trees'],
  ])('%s: «%s»', (_what, question, first) => {
    expect(found(question)[0]).toBe(first);
  });

  it('puts what the title says before what a text mentions', () => {
    expect(found('доставка')).toEqual(['delivery', 'guarantee']);
  });

  it('takes numbers as they are', () => {
    expect(found('42')).toEqual(['sizes']);
    expect(found('4')).toEqual([]);
  });

  it.each(['', '   ', '🙂', 'экскаватор', '"; DROP TABLE', '\u0000', '('])('finds nothing by %j', (question) => {
    expect(found(question)).toEqual([]);
  });

  it('gives the same in the same order, however the articles were given', () => {
    const turned = createArticleIndex(articles.toReversed());
    for (const question of ['дней', 'доставка товара за 2 дня', 'работа']) {
      expect(searchArticles(turned, question)).toEqual(searchArticles(index, question));
    }
  });

  it('puts equals in the order of their ids', () => {
    const same = { title: 'Самовывоз', text: 'С Лесной, 5', tags: [] };
    const twins = createArticleIndex(['b', 'c', 'a'].map((articleId) => ({ articleId, ...same })));
    expect(searchArticles(twins, 'самовывоз').map(({ articleId }) => articleId)).toEqual(['a', 'b', 'c']);
  });

  it('reads no more than the beginning of an endless question', () => {
    const words = Array.from({ length: 40_000 }, (_, place) => `${'абвгдежзик'[place % 10]}${'лмнопрст'[place % 8]}о`);
    expect(searchArticles(index, `гарантия ${words.join(' ')}`)[0]?.articleId).toBe('guarantee');
  });
});
