import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roublesIn } from '../../../shared/chats/roubles.ts';

describe('one plain figure is a price', () => {
  it.each([
    ['4 500 ₽', 4_500],
    ['4\u00a0500\u00a0₽', 4_500],
    ['4\u202f500\u202f₽', 4_500],
    ['4\u2009500 ₽', 4_500],
    ['  4 500   ₽ ', 4_500],
    ['4500', 4_500],
    ['4500₽', 4_500],
    ['4500 руб.', 4_500],
    ['4500 руб', 4_500],
    ['4500 Р.', 4_500],
    ['990 р', 990],
    ['1 234 567 ₽', 1_234_567],
    ['0 ₽', 0],
    ['Бесплатно', 0],
    ['бесплатно', 0],
    [' БЕСПЛАТНО\u00a0', 0],
  ])('%j is %i', (text, roubles) => {
    expect(roublesIn(text)).toBe(roubles);
  });
});

describe('anything else is none', () => {
  it.each([
    undefined,
    '',
    ' ',
    '₽',
    'от 1 500 ₽',
    'до 1 500 ₽',
    '1 500 – 2 000 ₽',
    '1 500 ₽ за услугу',
    '1 500 ₽/сутки',
    'Цена не указана',
    'Договорная',
    'Бесплатно при покупке',
    '45 00 ₽',
    '4 5000 ₽',
    '1 50 ₽',
    '4,5 тыс. ₽',
    '4500.50 ₽',
    '4.500 ₽',
    '-4 500 ₽',
    '$100',
    '100 €',
    '٤٥٠٠ ₽',
    '4 500 ₽ 4 500 ₽',
    'NaN',
    '1e5',
  ])('%j', (text) => {
    expect(roublesIn(text)).toBeUndefined();
  });
});

it('reads back every whole amount in the form in which Avito words it', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(' ', '\u00a0', '\u202f'), (amount, space) => {
      const grouped = String(amount).replace(/\B(?=(\d{3})+$)/g, space);
      expect(roublesIn(`${grouped}${space}₽`)).toBe(amount);
    }),
  );
});

it('is a whole amount or nothing, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const roubles = roublesIn(text);
      expect(roubles === undefined || Number.isInteger(roubles)).toBe(true);
    }),
  );
});
