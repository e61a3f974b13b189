import { expect, it } from 'vitest';
import { amountsIn, numbersIn } from '../../../shared/evaluation/amounts.ts';

it.each([
  ['Цена 24 500 ₽, доставка 500 руб.', [24500, 500]],
  ['24,5 тыс. ₽', [24500]],
  ['за 3 тысячи', [3000]],
  ['it is 28,000 ₽ a month', [28000]],
  ['4,5к р', [4500]],
  ['24500р', [24500]],
  ['1,2 млн', [1_200_000]],
  ['2 340 000 рублей', [2_340_000]],
  ['990 р. за штуку', [990]],
  ['ширина 210 см, 2 двери, 4к экран, 2017 года', []],
  ['за 2 размера больше', []],
])('the amounts of «%s»', (text, amounts) => expect(amountsIn(text)).toEqual(amounts));

it('a number without a unit may be the source of an amount', () => {
  expect(numbersIn('отдам 24 500, или 25 тысяч')).toEqual([24500, 25000]);
});
