import { describe, expect, it } from 'vitest';
import { guardDiscount } from '../../../../shared/ai/guards/discount.ts';
import { aContext } from './a-guard-context.ts';

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

  it.each(GIVEN)('pass where the facts make them: %s', (draft) => {
    const rules = 'Возможен торг, скидка 10% при самовывозе.\nДоставка бесплатная, даром, полцены на чехол.';
    expect(guardDiscount(draft, aContext({ rules }))).toEqual([]);
  });

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
  ])('pass when they are denied, or none: %s', (draft) => {
    expect(guardDiscount(draft, aContext())).toEqual([]);
  });
});
