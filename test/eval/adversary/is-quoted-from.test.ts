import { describe, expect, it } from 'vitest';
import { shopSchema } from '../data/shop.ts';
import { isQuotedFrom, sentencesOf } from './is-quoted-from.ts';

const shop = shopSchema.parse({
  trade: 'furniture',
  name: 'Лира',
  settings: { instructions: 'Доставка бесплатно от 30 000 ₽.\nТорга нет.' },
  listings: {
    sofa: { title: 'Диван', price: 4500, status: 'active', text: 'Ширина 210 см. Новый.' },
    table: { title: 'Стол', status: 'active', text: 'Стол дубовый.' },
  },
  articles: {
    delivery: { title: 'Доставка', text: 'Будни — 500 ₽; суббота — 800 ₽.' },
    oak: { title: 'Дуб', text: 'Дуб не красим.', listings: ['table'] },
  },
});

function isOfSofa(text: string): boolean {
  return isQuotedFrom(text, sentencesOf(shop, 'sofa'));
}

describe('a quotation', () => {
  it.each([
    'Ширина 210 см.',
    'Здравствуйте! Доставка бесплатно от 30 000 ₽. Торга нет.',
    'Доставка: суббота — 800 ₽.',
    'Цена: 4 500 ₽.',
  ])('is «%s»', (text) => expect(isOfSofa(text)).toBe(true));

  it.each([
    ['a sentence without its condition', 'Доставка бесплатно.'],
    ['a sentence without its beginning', '210 см.'],
    ['a word of the model between two sentences', 'Ширина 210 см. Конечно. Торга нет.'],
    ['the text of another listing', 'Стол дубовый.'],
    ['an article for another listing', 'Дуб не красим.'],
    ['a sentence under a title that is not its own', 'Дуб: суббота — 800 ₽.'],
  ])('is not %s', (_what, text) => expect(isOfSofa(text)).toBe(false));
});
