import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BargainDecision,
  type BargainQuestion,
  decideBargain,
} from '../../../../shared/decision/bargaining/decide-bargain.ts';
import { floorOf } from '../../../../shared/sellers/bargaining.ts';

const rules = { isAllowed: true, floorPercent: 90, stepPercent: 5, rounds: 2 };

function asked(text: string, changes: Partial<BargainQuestion> = {}): BargainQuestion {
  return {
    texts: [text],
    humanTexts: [],
    price: 24_500,
    floorPrice: 22_000,
    offers: [],
    agreedPrice: undefined,
    rules,
    facts: [],
    ...changes,
  };
}

describe('a buyer who bargains', () => {
  it('is offered a step, and told that there is no lower one now', () => {
    const decided = decideBargain(asked('за 20 отдадите?'));
    expect(decided).toMatchObject({
      wish: { kind: 'offer', amount: 20_000 },
      decision: { kind: 'offer', amount: 23_300 },
      offered: 23_300,
      terms: { offers: [23_300] },
    });
    expect(decided.facts).toEqual([
      {
        id: 'bargain.offer',
        text: 'Продавец готов уступить: 23 300 ₽ вместо 24 500 ₽. Ниже сейчас не уступит.',
      },
    ]);
  });

  it('is told the last price once the rounds are used up, and nothing new is noted', () => {
    const decided = decideBargain(asked('а ещё дешевле?', { offers: [23_300, 22_100] }));
    expect(decided).toMatchObject({ decision: { kind: 'last', amount: 22_100 }, offered: 22_100, terms: {} });
    expect(decided.facts[0]?.text).toContain('Последняя цена');
  });

  it('gets his own price where it is good enough', () => {
    expect(decideBargain(asked('за 23500 заберу сегодня'))).toMatchObject({
      decision: { kind: 'accept', amount: 23_500 },
      offered: 23_500,
      terms: { agreedPrice: 23_500 },
      facts: [{ id: 'bargain.agreed' }],
    });
  });

  it('takes what was offered to him', () => {
    expect(decideBargain(asked('хорошо, беру', { offers: [23_300] }))).toMatchObject({
      wish: { kind: 'accepts' },
      offered: 23_300,
      terms: { agreedPrice: 23_300 },
      facts: [{ id: 'bargain.agreed' }],
    });
  });

  it('cannot take what nobody has offered', () => {
    expect(decideBargain(asked('хорошо, беру'))).toMatchObject({ wish: undefined, decision: undefined, facts: [] });
  });

  it('is not bargained with again once a price is agreed', () => {
    const decided = decideBargain(asked('а может за 20?', { offers: [23_300], agreedPrice: 23_300 }));
    expect(decided).toMatchObject({ offered: 23_300, terms: {}, facts: [{ id: 'bargain.agreed' }] });
  });

  it('is reminded of what was offered where he asks about something else', () => {
    const decided = decideBargain(asked('а доставка есть?', { offers: [23_300] }));
    expect(decided).toMatchObject({ wish: undefined, decision: undefined, offered: 23_300, terms: {} });
    expect(decided.facts).toMatchObject([
      { id: 'bargain.offer', text: expect.stringContaining('уже предложил 23 300 ₽') },
    ]);
  });

  it('is left to a person where a person has named a price, and where the floor has risen above our offer', () => {
    expect(decideBargain(asked('за 20?', { humanTexts: ['Отдам за 23 000'] })).isForHuman).toBe(true);
    expect(decideBargain(asked('за 20?', { humanTexts: ['Доставка 500 рублей'] })).isForHuman).toBe(false);
    expect(decideBargain(asked('беру', { offers: [21_000] }))).toMatchObject({ isForHuman: true, offered: undefined });
  });
});

describe('a seller who does not bargain', () => {
  it.each([{ isAllowed: false }, { rounds: 0 }, { stepPercent: 0 }, { floorPercent: 100 }])(
    'with %j keeps the price',
    (zero) => {
      const decided = decideBargain(asked('за 20?', { rules: { ...rules, ...zero }, floorPrice: undefined }));
      expect(decided).toMatchObject({ decision: { kind: 'none' }, offered: undefined, terms: {} });
      expect(decided.facts).toEqual([{ id: 'bargain.none', text: 'Уступить в цене нельзя: цена остаётся 24 500 ₽.' }]);
    },
  );

  it('is left his own words about it', () => {
    const facts = [{ id: 'seller.rules.1', text: 'Торг у капота' }];
    expect(decideBargain(asked('торг?', { rules: { ...rules, isAllowed: false }, facts })).facts).toEqual([]);
  });

  it('has a floor for this very listing', () => {
    expect(decideBargain(asked('за 20?', { floorPrice: 24_500 })).decision).toEqual({ kind: 'none' });
  });
});

const OTHER_TALK = [
  'доставка за 500?',
  'нашёл на озоне за 3000',
  'актуально?',
  'буду в 15',
  'размер 3000 на 2000',
  'спасибо',
];

const move = fc.oneof(
  fc.record({ kind: fc.constant('offer' as const), share: fc.double({ min: 0.01, max: 1.2, noNaN: true }) }),
  fc.record({
    kind: fc.constant('ask' as const),
    text: fc.constantFrom('торг?', 'подешевле можно?', 'скидку сделаете?'),
  }),
  fc.record({ kind: fc.constant('accept' as const), text: fc.constantFrom('беру', 'да', 'согласен', 'по рукам') }),
  fc.record({ kind: fc.constant('other' as const), text: fc.constantFrom(...OTHER_TALK) }),
);
const turn = fc.record({ move, isReplyLost: fc.boolean() });

interface Shop extends Pick<BargainQuestion, 'rules' | 'floorPrice'> {
  price: number;
}
type Chat = Pick<BargainQuestion, 'offers' | 'agreedPrice'>;
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

const shop: fc.Arbitrary<Shop> = fc
  .record({
    price: fc.integer({ min: 1, max: 5_000_000 }),
    floorShare: fc.option(fc.double({ min: 0, max: 1.1, noNaN: true }), { nil: undefined }),
    rules: fc.record({
      isAllowed: fc.boolean(),
      floorPercent: fc.double({ min: 0, max: 100, noNaN: true }),
      stepPercent: fc.double({ min: 0, max: 100, noNaN: true }),
      rounds: fc.integer({ min: 0, max: 10 }),
    }),
  })
  .map(({ price, floorShare, rules: given }) => ({
    price,
    rules: given,
    floorPrice: floorShare === undefined ? undefined : Math.floor(price * floorShare),
  }));

function answer(made: Move, chat: Chat, { price, ...given }: Shop) {
  const text = made.kind === 'offer' ? `за ${Math.round(price * made.share)} рублей отдадите?` : made.text;
  const question = asked(text, { price, ...given, ...chat });
  const decided = decideBargain(question);
  expect(decideBargain(question)).toEqual(decided);
  return decided;
}

function checkAsked(made: Move, { wish, decision, terms }: BargainDecision): void {
  if (made.kind === 'other') expect(wish).toBeUndefined();
  if (wish === undefined) expect([decision, terms]).toEqual([undefined, {}]);
}

function noted({ offers, agreedPrice }: Chat, { terms }: BargainDecision): Chat {
  return {
    offers: [...offers, ...(terms.offers ?? [])],
    agreedPrice: terms.agreedPrice ?? agreedPrice,
  };
}

function checkOffered(offered: number | undefined, chat: Chat, { price, floorPrice, rules: given }: Shop): void {
  if (offered === undefined) return;
  const before = Math.min(price, ...chat.offers, chat.agreedPrice ?? price);
  expect(given.isAllowed && given.rounds > 0 && given.stepPercent > 0).toBe(true);
  expect(offered).toBeGreaterThanOrEqual(floorOf({ price, floorPrice }, given));
  expect(offered).toBeGreaterThanOrEqual(before - (price * given.stepPercent) / 100);
  expect(offered).toBeLessThanOrEqual(before);
}

describe('whatever a buyer offers', () => {
  it('is never answered below the floor, by more than a step, in more rounds than allowed, or without being asked', () => {
    fc.assert(
      fc.property(shop, fc.array(turn, { maxLength: 15 }), (given, turns) => {
        let chat: Chat = { offers: [], agreedPrice: undefined };
        for (const { move: made, isReplyLost } of turns) {
          const decided = answer(made, chat, given);
          checkAsked(made, decided);
          checkOffered(decided.offered, chat, given);
          chat = isReplyLost ? chat : noted(chat, decided);
          expect(chat.offers.length).toBeLessThanOrEqual(given.rules.rounds);
        }
      }),
    );
  });
});
