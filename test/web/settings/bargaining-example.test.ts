import { describe, expect, it } from 'vitest';
import { decideBargain } from '../../../shared/decision/bargaining/decide-bargain.ts';
import { bargainingExample } from '../../../web/features/settings/bargaining-example.ts';

type Rules = Parameters<typeof bargainingExample>[1];

/** What the bot offers a buyer who asks again and again. */
function offersOfBot(price: number, rules: Rules): number[] {
  const offers: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const { decision } = decideBargain({
      texts: ['Уступите ещё?'],
      humanTexts: [],
      price,
      floorPrice: undefined,
      offers,
      agreedPrice: undefined,
      rules,
      facts: [],
    });
    if (decision?.kind !== 'offer') break;
    offers.push(decision.amount);
  }
  return offers;
}

describe('the example of bargaining', () => {
  it('says what a seller expects of two steps of five percent', () => {
    const rules = { isAllowed: true, floorPercent: 90, stepPercent: 5, rounds: 2 };
    expect(bargainingExample(10_000, rules)).toEqual({ offers: [9_500, 9_000], floor: 9_000 });
  });

  it('offers what the bot would, whatever the price and the rules', () => {
    for (const price of [1, 99, 999, 4_500, 9_999, 10_000, 12_345, 89_990, 1_234_567]) {
      for (const floorPercent of [0, 50, 87.5, 90, 99, 100]) {
        for (const stepPercent of [0, 0.1, 3, 5, 33, 100]) {
          for (const rounds of [0, 1, 2, 10]) {
            const rules = { isAllowed: true, floorPercent, stepPercent, rounds };
            expect({ price, rules, offers: bargainingExample(price, rules).offers }).toEqual({
              price,
              rules,
              offers: offersOfBot(price, rules),
            });
          }
        }
      }
    }
  });

  it.each([
    { isAllowed: false, floorPercent: 90, stepPercent: 5, rounds: 2 },
    { isAllowed: true, floorPercent: 90, stepPercent: Number.NaN, rounds: 2 },
    { isAllowed: true, floorPercent: 90, stepPercent: 5, rounds: Number.NaN },
  ])('offers nothing where bargaining is off or a number is none: %j', (rules) => {
    expect(bargainingExample(10_000, rules).offers).toEqual([]);
  });
});
