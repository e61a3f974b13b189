import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardDiscount } from '../../../../shared/ai/guards/discount.ts';
import type { GuardContext } from '../../../../shared/ai/guards/guard.ts';
import { guardPrice } from '../../../../shared/ai/guards/price.ts';
import { aContext, aListing } from './a-guard-context.ts';
import { amount, type Spelling, spelled } from './spellings.ts';

const RUNS = { numRuns: 1_500 };

const ABOUT_THE_THING = [
  'Отдам за {}',
  'Отдадим за {}, забирайте.',
  'Цена {}',
  'Цена на диван — {}.',
  'Стоит {}',
  'Здравствуйте! Продам за {} сегодня',
  'Договорились, {}',
  'Хорошо, пусть будет {}',
  'Давайте {}',
  'Могу уступить до {}',
  'Забирайте за {}',
  'Итого {}',
  'Да, за {} отдам',
  'Не переживайте, уступлю за {}',
];
const ABOUT_DELIVERY = ['Доставка {}', 'Доставка стоит {}.', 'Стоимость доставки — {}', 'За доставку возьмём {}'];
const AGREEING = [
  'Хорошо, {}',
  'Договорились, {}',
  'Ладно, за {} отдам',
  '{} — по рукам',
  'К сожалению, ладно, за {} отдам',
  'Меньше {} не отдам',
];
const DECLINING = [
  'За {} не отдадим.',
  'К сожалению, за {} не можем.',
  '{} — это слишком мало.',
  'Увы, {} никак не получится.',
  'Отдать за {} не сможем',
];

/** «Доставка 39» may be anything: a bare number without a word of money around it is left to the other guards. */
const inCarrier = (carriers: string[], { text, needsCue }: Spelling) =>
  carriers.filter((carrier) => !(needsCue && carrier === 'Доставка {}')).map((carrier) => carrier.replace('{}', text));

/** What an amount may be read as where the thousands are left out. */
const readings = (roubles: number) => [
  roubles,
  roubles * 1_000,
  roubles * 1_000_000,
  roubles / 1_000,
  roubles / 1_000_000,
];
const isFar = (from: number, others: (number | undefined)[]) =>
  others.every((other) => other === undefined || !readings(from).some((reading) => readings(other).includes(reading)));

interface Shop {
  price: number;
  delivery: number;
  offered: number | undefined;
}

const shop: fc.Arbitrary<Shop> = fc
  .record({ price: amount, delivery: amount, offered: fc.option(amount, { nil: undefined }) })
  .filter(({ price, delivery, offered }) => isFar(delivery, [price, offered]));

function contextOf({ price, delivery, offered }: Shop, buyerTexts: string[] = []): GuardContext {
  return aContext({
    listing: aListing({ price, title: 'Диван угловой' }),
    rules: `Доставка по городу ${delivery} рублей.`,
    buyerTexts,
    ...(offered === undefined ? {} : { offered }),
  });
}

/** A carrier without a price word cannot make money of a bare «20». */
const objections = (draft: string, context: GuardContext) => [
  ...guardPrice(draft, context),
  ...guardDiscount(draft, context),
];

describe('whatever way an amount is written', () => {
  it('one that is not the price may not be said of the thing', () => {
    const wrong = fc.tuple(shop, amount).filter(([{ price, offered }, roubles]) => isFar(roubles, [price, offered]));
    const draft = wrong.chain(([given, roubles]) => fc.tuple(fc.constant(given), spelled(roubles)));
    fc.assert(
      fc.property(draft, fc.constantFrom(...ABOUT_THE_THING), ([given, spelling], carrier) => {
        const [text = ''] = inCarrier([carrier], spelling);
        expect(guardPrice(text, contextOf(given)), text).not.toEqual([]);
      }),
      RUNS,
    );
  });

  it('the price may be', () => {
    const right = shop.chain((given) => fc.tuple(fc.constant(given), spelled(given.price)));
    fc.assert(
      fc.property(right, fc.constantFrom(...ABOUT_THE_THING), ([given, spelling], carrier) => {
        const [text = ''] = inCarrier([carrier], spelling);
        expect(guardPrice(text, contextOf(given)), text).toEqual([]);
      }),
      RUNS,
    );
  });

  it('what the bargaining rule has offered may be', () => {
    const right = fc
      .tuple(shop, amount)
      .chain(([given, offered]) => fc.tuple(fc.constant({ ...given, offered }), spelled(offered)));
    fc.assert(
      fc.property(right, fc.constantFrom(...ABOUT_THE_THING), ([given, spelling], carrier) => {
        const [text = ''] = inCarrier([carrier], spelling);
        expect(guardPrice(text, contextOf(given)), text).toEqual([]);
      }),
      RUNS,
    );
  });

  it('the delivery’s amount may be said of the delivery, and of nothing else', () => {
    const right = shop.chain((given) => fc.tuple(fc.constant(given), spelled(given.delivery)));
    fc.assert(
      fc.property(right, ([given, spelling]) => {
        for (const text of inCarrier(ABOUT_DELIVERY, spelling))
          expect(guardPrice(text, contextOf(given)), text).toEqual([]);
        for (const text of inCarrier(ABOUT_THE_THING, spelling))
          expect(guardPrice(text, contextOf(given)), text).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('no other amount may be said of the delivery', () => {
    const wrong = fc
      .tuple(shop, amount)
      .filter(([{ price, delivery, offered }, roubles]) => isFar(roubles, [price, delivery, offered]));
    const draft = wrong.chain(([given, roubles]) => fc.tuple(fc.constant(given), spelled(roubles)));
    fc.assert(
      fc.property(draft, ([given, spelling]) => {
        for (const text of inCarrier(ABOUT_DELIVERY, spelling)) {
          expect(guardPrice(text, contextOf(given)), text).not.toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('the buyer’s own may be turned down, and not agreed to', () => {
    const asked = fc
      .tuple(shop, amount)
      .filter(([{ price, delivery, offered }, roubles]) => isFar(roubles, [price, delivery, offered]));
    const draft = asked.chain(([given, roubles]) =>
      fc.tuple(fc.constant(given), fc.constant(roubles), spelled(roubles)),
    );
    fc.assert(
      fc.property(draft, ([given, roubles, spelling]) => {
        const context = { ...contextOf(given, [`за ${roubles} отдадите?`]), buyersOffer: roubles };
        for (const text of inCarrier(DECLINING, spelling)) expect(guardPrice(text, context), text).toEqual([]);
        for (const text of inCarrier(AGREEING, spelling)) expect(guardPrice(text, context), text).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('taken off the price it may not be said, unless that is what was offered', () => {
    const OFF = [
      'Минус {}',
      'Скину {}',
      'Уступлю {}',
      'Скидка {}',
      'На {} дешевле',
      'За вычетом {}',
      'Отдам на {} дешевле',
      'Снизим цену на {}',
    ];
    const draft = fc
      .tuple(shop, amount)
      .chain(([given, roubles]) => fc.tuple(fc.constant(given), fc.constant(roubles), spelled(roubles)));
    fc.assert(
      fc.property(draft, ([given, roubles, spelling]) => {
        fc.pre(given.offered === undefined || given.price - given.offered !== roubles);
        for (const text of inCarrier(OFF, spelling)) expect(objections(text, contextOf(given)), text).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
