import type { MessageBodyInput } from '../../../local/avito-sandbox/world/message.ts';

type Said = string | MessageBodyInput;

/** A chat of the demo shop, and what it waits for once the bot has done its part. */
export interface DemoChat {
  buyer: string;
  /** Which of the shop's listings, in their order. */
  listing: number;
  /** Oldest first; each is said once the one before was answered, or not. */
  says: Said[];
  waitsFor: 'answer' | 'draft' | 'human' | 'nothing';
}

/** Such chats as a furniture shop has in a morning. */
export const demoTalk: DemoChat[] = [
  {
    buyer: 'Иван',
    listing: 0,
    says: ['Здравствуйте! Сколько стоит?', 'А доставка по Москве есть?'],
    waitsFor: 'answer',
  },
  {
    buyer: 'Мария',
    listing: 1,
    says: ['Добрый день, стол ещё продаётся?', 'Где можно забрать?'],
    waitsFor: 'answer',
  },
  {
    buyer: 'Алексей',
    listing: 2,
    says: ['Диван пришёл с царапиной, хочу вернуть деньги!'],
    waitsFor: 'human',
  },
  {
    buyer: 'Гульнара',
    listing: 0,
    says: [{ type: 'voice', says: 'Здравствуйте, подскажите, можно ли оплатить картой при получении?' }],
    waitsFor: 'answer',
  },
  {
    buyer: 'Ольга Петровна',
    listing: 2,
    says: ['Подскажите, пожалуйста, сколько стоит диван и какой у него механизм?'],
    waitsFor: 'draft',
  },
  { buyer: 'Тимур', listing: 0, says: ['Кресло выдержит 110 кг? 😅'], waitsFor: 'answer' },
  { buyer: 'مريم', listing: 1, says: ['مرحبا، هل الطاولة متوفرة؟'], waitsFor: 'nothing' },
  {
    buyer: 'Светлана Константиновна Преображенская-Воскресенская',
    listing: 3,
    says: ['Здравствуйте, стеллаж ещё есть? Нужен срочно, готова подъехать сегодня вечером после семи'],
    waitsFor: 'nothing',
  },
  {
    buyer: 'Пётр',
    listing: 0,
    says: [
      {
        type: 'location',
        kind: 'house',
        lat: 55.7817,
        lon: 37.5867,
        text: 'Москва, Лесная улица, 7',
      },
    ],
    waitsFor: 'human',
  },
  { buyer: 'Анна', listing: 2, says: ['Перезвоните мне, пожалуйста'], waitsFor: 'human' },
];
