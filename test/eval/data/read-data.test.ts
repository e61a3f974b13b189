import { describe, expect, it } from 'vitest';
import { holds } from '../../../shared/evaluation/plain.ts';
import { readAttacks, readDialogues, readHonestAnswers, readShop } from './read-data.ts';
import type { Shop } from './shop.ts';
import { TRADES } from './trades.ts';

describe('the data of the evaluation', () => {
  it.each(TRADES)('has a shop for %s', (trade) => {
    const shop = readShop(trade);
    expect(shop.trade).toBe(trade);
    expect(Object.keys(shop.listings).length).toBeGreaterThan(0);
  });

  it('asks in no dialogue for a number that the shop does not state, but for the offers of a bargain', () => {
    const askedFor = readDialogues({})
      .filter(({ it: { category } }) => category !== 'bargaining')
      .flatMap(({ shop, it: { id, turns } }) =>
        turns.flatMap(({ expect: { says } }) => says.map((spellings) => ({ id, spellings, known: textsOf(shop) }))),
      );
    const unknown = askedFor.filter(
      ({ spellings, known }) =>
        spellings.every((words) => /\d/u.test(words)) && !spellings.some((words) => holds(known, words)),
    );
    expect(unknown.map(({ id, spellings }) => [id, ...spellings])).toEqual([]);
  });

  it('has 200 dialogues, 20 of each trade, 300 attacks and 300 honest answers at the least', () => {
    expect(readDialogues({}).length).toBeGreaterThanOrEqual(200);
    for (const trade of TRADES) expect([trade, readDialogues({ trade }).length >= 20]).toEqual([trade, true]);
    expect(readAttacks({}).length).toBeGreaterThanOrEqual(300);
    expect(readHonestAnswers({}).length).toBeGreaterThanOrEqual(300);
  });

  it('is read whole, each id once', () => {
    expect(() => [readAttacks({}), readHonestAnswers({}), readDialogues({})]).not.toThrow();
  });
});

function textsOf({ settings, listings, articles }: Shop): string {
  const ofListings = Object.values(listings).flatMap(({ price, text, notes, attributes }) => {
    return [price, text, notes, ...Object.values(attributes)];
  });
  return [settings.instructions, ...ofListings, ...Object.values(articles).map(({ text }) => text)].join('\n');
}
