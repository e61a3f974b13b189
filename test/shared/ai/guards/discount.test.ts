import { describe, expect, it } from 'vitest';
import { guardDiscount } from '../../../../shared/ai/guards/discount.ts';
import { aContext, aListing } from './a-guard-context.ts';

const GIVEN = [
  'Отдам бесплатно',
  'Доставка бесплатная',
  'даром',
  'За полцены',
  'Уступлю',
  'Хорошо, скину',
  'Договоримся',
  'Сделаю скидку',
  'Скидка будет',
  'Торг возможен',
  'Торг есть',
  'Скидка 10%',
  'Уступлю 10 процентов',
];

describe('promises about the price', () => {
  it.each(GIVEN)('are refused where no fact makes them: %s', (draft) => {
    expect(guardDiscount(draft, aContext())).not.toEqual([]);
  });

  it.each(GIVEN)('are refused where the facts deny them: %s', (draft) => {
    expect(guardDiscount(draft, aContext({ rules: 'Торга нет, без скидок.' }))).not.toEqual([]);
  });

  it.each([
    'Доставка бесплатная',
    'Доставка у нас даром',
    'Привезём бесплатно',
    'Чехол за полцены',
    'Уступлю',
    'Договоримся',
    'Торг возможен',
    'Скидка при самовывозе 10%',
    'Если заберёте сами, уступлю 10 процентов',
  ])('pass where the facts make them: %s', (draft) => {
    const rules = 'Возможен торг, скидка 10% при самовывозе.\nДоставка бесплатная, даром.\nПолцены на чехол.';
    expect(guardDiscount(draft, aContext({ rules }))).toEqual([]);
  });

  it.each(['Отдам бесплатно', 'Диван даром', 'Забирайте за полцены', 'Скидка 10% любому', 'Подъём бесплатный'])(
    'are refused where the facts make them for something else: %s',
    (draft) => {
      const rules = 'Скидка 10% при самовывозе.\nДоставка бесплатная.\nПолцены на чехол.';
      expect(guardDiscount(draft, aContext({ rules }))).not.toEqual([]);
    },
  );

  it('are refused with another percentage than the facts have', () => {
    expect(guardDiscount('Скидка 50%', aContext({ rules: 'Скидка 10% при самовывозе' }))).toMatchObject([
      { what: '50%' },
    ]);
  });

  it.each([
    'Скидок нет',
    'Торга нет',
    'Торг не возможен',
    'Не уступлю',
    'Не бесплатно',
    'Хлопок 100%',
    'Скидку не сделаем',
    'Скидок 10% нет',
    'Скидку 10% сделать не можем',
    'Скинуть 500, к сожалению, не получится',
    'За полцены не отдадим',
    'Без скидок',
    'Шерсти там половина',
  ])('pass when they are denied, or none: %s', (draft) => {
    expect(guardDiscount(draft, aContext())).toEqual([]);
  });

  it.each([
    'Минус 500',
    'Минус пятьсот рублей за самовывоз',
    '-500 ₽ вам',
    'Скину 500',
    'Скину сотку',
    'Уступлю тысячу',
    'На тысячу меньше',
    'На 500 рублей дешевле',
    'Дешевле на 500',
    'Снизим цену на 500',
    'За вычетом 500 рублей',
    '500 рублей скину',
    'Скидка 500',
    'Половина цены',
    'Отдам за пол цены',
    'Пол-цены и ваш',
    'За полстоимости',
    'В два раза дешевле',
    'Вдвое дешевле',
    'На треть дешевле',
    'Треть скинем',
    'Скину четверть',
    'Две по цене одной',
    'Минус десять процентов',
    'Минус 10%',
    'Дадим 10 процентов скидки',
    'На десять процентов ниже',
  ])('are refused as a part or a difference: %s', (draft) => {
    expect(guardDiscount(draft, aContext({ rules: 'Доставка 500 рублей' }))).not.toEqual([]);
  });

  it('may be said as the difference, or the per cent, that the bargaining rule has offered', () => {
    const context = aContext({ listing: aListing({ price: 5000 }), offered: 4500, rules: 'Торг уместен' });
    expect(guardDiscount('Уступлю 500 ₽, будет 4 500 ₽.', context)).toEqual([]);
    expect(guardDiscount('Скидка 10%', context)).toEqual([]);
    expect(guardDiscount('Уступлю 600 ₽.', context)).not.toEqual([]);
    expect(guardDiscount('Скидка 12%', context)).not.toEqual([]);
  });

  it('need what an order must come to where the fact says it', () => {
    const rules = 'При заказе от 10 000 ₽ доставка бесплатная.';
    expect(guardDiscount('Доставка бесплатная', aContext({ rules }))).not.toEqual([]);
    expect(guardDiscount('От 10 000 ₽ доставка бесплатная', aContext({ rules }))).toEqual([]);
    expect(guardDiscount('Доставка бесплатная', aContext({ rules, listing: aListing({ price: 12_000 }) }))).toEqual([]);
  });

  it('are any per cent where the buyer asks for something off', () => {
    const context = (rules: string) => aContext({ rules, buyerTexts: ['пенсионерам скидка есть?'] });
    expect(guardDiscount('Есть, пенсионерам пятнадцать процентов.', context('Гарантия 15 дней'))).not.toEqual([]);
    expect(guardDiscount('Есть, пенсионерам 15 %.', context('Пенсионерам скидка 15 %'))).toEqual([]);
    expect(guardDiscount('Скидок нет, состояние 100 %', context('Состояние 100 %'))).toEqual([]);
  });
});
