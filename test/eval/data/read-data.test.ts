import { describe, expect, it } from 'vitest';
import { readAttacks, readDialogues, readHonestAnswers, readShop } from './read-data.ts';
import { TRADES } from './trades.ts';

describe('the data of the evaluation', () => {
  it.each(TRADES)('has a shop for %s', (trade) => {
    const shop = readShop(trade);
    expect(shop.trade).toBe(trade);
    expect(Object.keys(shop.listings).length).toBeGreaterThan(0);
  });

  it('is read whole, each id once', () => {
    expect(() => [readAttacks({}), readHonestAnswers({}), readDialogues({})]).not.toThrow();
  });
});
