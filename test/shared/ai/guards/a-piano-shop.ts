import { buildFacts, type ListingCard } from '../../../../shared/ai/facts.ts';
import type { GuardContext } from '../../../../shared/ai/guards/guard.ts';
import { aContext, aListing } from './a-guard-context.ts';

const RULES = [
  'Доставка по Перми: в будни — 3 000 ₽, в субботу — 4 000 ₽.',
  'В воскресенье не возим.',
  'Подъём на этаж от 1 500 ₽.',
  'Настройка занимает до 3 часов.',
  'Гарантия на механику 6 месяцев, кроме струн.',
  'Рассрочки и кредита нет.',
  'Оплата при получении: наличными или картой.',
  'Показываем ежедневно с 11 до 19.',
  'При покупке двух инструментов настройка бесплатная.',
  'Сдаём в аренду только ученикам музыкальных школ.',
  'Обмен не делаем.',
];
const WORDS = {
  text: 'Пианино чёрное, настроено в мае. Ширина 146 см, глубина 62 см, высота 120 см. Клавиши без сколов, педали латунные. Банкетка и чехол входят в комплект.',
  attributes: { Состояние: 'Б/у' },
};
const ARTICLES = [
  { id: 'articles.1', text: 'Реставрация: полировка корпуса 9 000 ₽. Замену молоточков не делаем.' },
  { id: 'articles.2', text: 'Прокат на концерт: зал до 200 мест — 7 000 ₽, открытая сцена — 12 000 ₽.' },
];

interface Choice {
  buyer?: string;
  status?: ListingCard['status'];
  /** Instead of the shop's. */
  rules?: string[];
}

/** A shop of pianos, which no evaluation knows, and what a buyer writes to it. */
export function aPianoShop({ buyer, status = 'active', rules = RULES }: Choice = {}): GuardContext {
  const listing = aListing({ title: 'Пианино «Элегия»', price: 48_000, priceText: '48 000 ₽', status });
  return {
    ...aContext({ listing, buyerTexts: buyer === undefined ? [] : [buyer] }),
    facts: [...buildFacts({ listing, words: WORDS, instructions: rules.join('\n') }), ...ARTICLES],
  };
}
