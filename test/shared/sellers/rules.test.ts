import { describe, expect, it } from 'vitest';
import { bargain, type Haggle } from '../../../shared/sellers/bargaining.ts';
import { conductAt } from '../../../shared/sellers/conduct.ts';
import { isCeilingReached, startOfDay } from '../../../shared/sellers/daily-ceiling.ts';
import { handOffWordIn } from '../../../shared/sellers/hand-off-words.ts';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import { styleSentences } from '../../../shared/sellers/style.ts';
import { isWithinWorkingHours } from '../../../shared/sellers/working-hours.ts';

const settings = (given: object = {}) => sellerSettingsSchema.parse(given);
const at = (time: string) => Date.parse(time);

describe('working hours', () => {
  const shop = settings({
    workingHours: {
      isAlways: false,
      monday: [
        { from: '09:00', to: '13:00' },
        { from: '14:00', to: '24:00' },
      ],
      tuesday: [{ from: '00:00', to: '02:00' }],
    },
  });

  it('never end unless the seller says so', () => {
    expect(isWithinWorkingHours(settings(), at('2026-03-01T01:00:00Z'))).toBe(true);
    expect(isWithinWorkingHours(settings({ workingHours: { isAlways: false } }), at('2026-03-02T10:00:00Z'))).toBe(
      false,
    );
  });

  // Moscow is three hours ahead; 2 March 2026 is a Monday.
  it.each([
    ['2026-03-02T05:59:59Z', false],
    ['2026-03-02T06:00:00Z', true],
    ['2026-03-02T09:59:59Z', true],
    ['2026-03-02T10:00:00Z', false],
    ['2026-03-02T11:00:00Z', true],
    ['2026-03-02T20:59:59Z', true],
    ['2026-03-02T21:00:00Z', true],
    ['2026-03-02T22:59:59Z', true],
    ['2026-03-02T23:00:00Z', false],
    ['2026-03-01T10:00:00Z', false],
  ])('at %s: %s', (time, isOpen) => {
    expect(isWithinWorkingHours(shop, at(time))).toBe(isOpen);
  });

  it("follow the seller's clock, summer time included", () => {
    const berlin = settings({
      timeZone: 'Europe/Berlin',
      workingHours: { isAlways: false, sunday: [{ from: '09:00', to: '10:00' }] },
    });
    expect(isWithinWorkingHours(berlin, at('2026-03-22T08:30:00Z'))).toBe(true);
    expect(isWithinWorkingHours(berlin, at('2026-03-29T08:30:00Z'))).toBe(false);
    expect(isWithinWorkingHours(berlin, at('2026-03-29T07:30:00Z'))).toBe(true);
  });
});

describe('the conduct of the bot', () => {
  const closed = { workingHours: { isAlways: false } };
  const now = at('2026-03-02T10:00:00Z');

  it.each([
    ['off', 'silent'],
    ['draft', 'draft'],
    ['auto', 'answer'],
  ])('in mode %s is %s while the shop is open', (mode, conduct) => {
    expect(conductAt(settings({ mode, outsideHours: 'hand-off' }), now)).toBe(conduct);
  });

  it.each([
    ['auto', 'answer', 'answer'],
    ['auto', 'draft', 'draft'],
    ['auto', 'hand-off', 'hand-off'],
    ['auto', 'silent', 'silent'],
    ['draft', 'answer', 'draft'],
    ['draft', 'silent', 'silent'],
    ['off', 'answer', 'silent'],
    ['off', 'hand-off', 'silent'],
  ])('in mode %s with %s outside hours is %s then', (mode, outsideHours, conduct) => {
    expect(conductAt(settings({ ...closed, mode, outsideHours }), now)).toBe(conduct);
  });
});

describe('words that call a person', () => {
  it.each([
    ['Верните ДЕНЬГИ!!!', ['верните деньги'], 'верните деньги'],
    ['буду писать жалобу', ['суд', 'жалоб*'], 'жалоб*'],
    ['Ещё жду', ['еще'], 'еще'],
    ['это *брак* какой-то', ['брак'], 'брак'],
    ['у вас брак, верните', ['верните', 'брак'], 'верните'],
    ['какой-то брак', ['какой-то'], 'какой-то'],
  ])('%j holds one of %j', (text, words, word) => {
    expect(handOffWordIn(text, words)).toBe(word);
  });

  it.each([
    ['судно продаёте?', ['суд']],
    ['верните мне мои деньги', ['верните деньги']],
    ['на подсуде', ['суд*']],
    ['', ['суд']],
    ['что угодно', []],
    ['что угодно', ['!!']],
    ['верните', ['верните деньги']],
  ])('%j holds none of %j', (text, words) => {
    expect(handOffWordIn(text, words)).toBeUndefined();
  });
});

describe('a bargain', () => {
  const rules = { isAllowed: true, floorPercent: 80, stepPercent: 10, rounds: 3 };
  const ask = (haggle: Partial<Haggle> = {}, change: Partial<typeof rules> = {}) =>
    bargain({ price: 10_000, offers: [], ...haggle }, { ...rules, ...change });

  it.each([{ isAllowed: false }, { rounds: 0 }, { stepPercent: 0 }, { floorPercent: 100 }])(
    'is none with %j: zero means zero',
    (change) => {
      expect(ask({ buyersOffer: 9_999 }, change)).toEqual({ kind: 'none' });
    },
  );

  it('goes down by steps to the floor and no further', () => {
    expect(ask()).toEqual({ kind: 'offer', amount: 9_000 });
    expect(ask({ offers: [9_000] })).toEqual({ kind: 'offer', amount: 8_000 });
    expect(ask({ offers: [9_000, 8_000] })).toEqual({ kind: 'last', amount: 8_000 });
  });

  it('ends when its rounds are used up', () => {
    expect(ask({ offers: [9_000] }, { rounds: 1 })).toEqual({ kind: 'last', amount: 9_000 });
  });

  it("accepts a buyer's price from the next offer on, and never takes more than was offered", () => {
    expect(ask({ buyersOffer: 9_000 })).toEqual({ kind: 'accept', amount: 9_000 });
    expect(ask({ buyersOffer: 8_999 })).toEqual({ kind: 'offer', amount: 9_000 });
    expect(ask({ buyersOffer: 20_000 })).toEqual({ kind: 'accept', amount: 10_000 });
    expect(ask({ buyersOffer: 9_500, offers: [9_000] })).toEqual({ kind: 'accept', amount: 9_000 });
    expect(ask({ buyersOffer: 7_999, offers: [9_000, 8_000] })).toEqual({ kind: 'last', amount: 8_000 });
    expect(ask({ buyersOffer: 0 })).toEqual({ kind: 'offer', amount: 9_000 });
  });

  it("keeps a listing's own floor before the seller's percentage, zero included", () => {
    expect(ask({ floorPrice: 9_500 })).toEqual({ kind: 'offer', amount: 9_500 });
    expect(ask({ floorPrice: 10_000 })).toEqual({ kind: 'none' });
    expect(ask({ floorPrice: 0, offers: [5_000] }, { stepPercent: 100 })).toEqual({ kind: 'offer', amount: 0 });
    expect(ask({ offers: [] }, { floorPercent: 0, stepPercent: 100 })).toEqual({ kind: 'offer', amount: 0 });
  });

  it('rounds up to whole roubles, so never below the floor', () => {
    expect(ask({ price: 999 }, { floorPercent: 99.9 })).toEqual({ kind: 'none' });
    expect(ask({ price: 1_001 }, { stepPercent: 0.5 })).toEqual({ kind: 'offer', amount: 996 });
  });

  it('takes up a lowered price of the listing', () => {
    expect(ask({ price: 8_500, offers: [9_000] })).toEqual({ kind: 'offer', amount: 7_650 });
  });
});

describe('the daily ceiling', () => {
  it('is reached at its very figure, at once where it is zero, and never where there is none', () => {
    expect(isCeilingReached(settings({ dailyCeilingMicroUsd: 100 }), 99)).toBe(false);
    expect(isCeilingReached(settings({ dailyCeilingMicroUsd: 100 }), 100)).toBe(true);
    expect(isCeilingReached(settings({ dailyCeilingMicroUsd: 0 }), 0)).toBe(true);
    expect(isCeilingReached(settings(), 1e12)).toBe(false);
  });

  it("counts by the seller's day", () => {
    expect(startOfDay(settings(), at('2026-03-01T21:00:00Z'))).toBe(at('2026-03-01T21:00:00Z'));
    expect(startOfDay(settings(), at('2026-03-02T20:59:59.999Z'))).toBe(at('2026-03-01T21:00:00Z'));
    expect(startOfDay(settings({ timeZone: 'UTC' }), at('2026-03-02T20:59:59.999Z'))).toBe(at('2026-03-02T00:00:00Z'));
  });
});

describe('the style', () => {
  it('is the tone alone where nothing else is said', () => {
    expect(styleSentences(settings())).toEqual(['Пиши дружелюбно и просто.']);
  });

  it('tells the name and the language', () => {
    expect(styleSentences(settings({ persona: { name: 'Анна', tone: 'brief' }, language: 'en' }))).toEqual([
      'Помощника зовут Анна.',
      expect.stringContaining('короче'),
      expect.stringContaining('по-английски'),
    ]);
  });
});
