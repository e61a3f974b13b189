import { describe, expect, it } from 'vitest';
import { holds, holdsDigits } from '../../../shared/evaluation/plain.ts';

describe('words are held by a text', () => {
  it.each([
    ['Ширина 95\u00a0см.', '95 см'],
    ['Самовывозом можно', 'самовывоз'],
    ['Цена 24\u202f500 ₽', '24500 ₽'],
    ['Цена 24.500 р', '24 500'],
    ['Спальное место 145х195', '145 × 195'],
    ['с 10:00 до 20:00', '10:00'],
    ['Аккумулятор 87%', '87 %'],
    ['Везём 2 – 3 дня', '2–3 дня'],
    ['Всё ещё есть', 'все еще'],
    ['Диван «Лира»', 'лира'],
    ['Да, есть', 'да'],
    ['до 16:00', '16'],
    ["We don't", 'dont'],
  ])('«%s» holds «%s»', (text, words) => expect(holds(text, words)).toBe(true));

  it.each([
    ['Ширина 195 см', '95 см'],
    ['Ширина 95 м', '95 см'],
    ['Цена 245000', '24500'],
    ['Цена 24500,50', '24500'],
    ['не продаём', 'одаем'],
    ['1,5 тыс', '5 тыс'],
    ['110:00', '10:00'],
    ['Цена 12 500', '500'],
    ['Давайте', 'да'],
    ['интернета', 'нет'],
  ])('«%s» does not hold «%s»', (text, words) => expect(holds(text, words)).toBe(false));
});

it('a phone is found however it is grouped', () => {
  expect(holdsDigits('Пишите: 8 917 234-56-78.', '+79172345678')).toBe(true);
  expect(holdsDigits('Цена 4 500 ₽, доставка 500 ₽.', '+79172345678')).toBe(false);
});
