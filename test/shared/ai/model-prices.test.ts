import { describe, expect, it } from 'vitest';
import { costInMicroUsd, modelPricesSchema } from '../../../shared/ai/model-prices.ts';

describe('the cost of an answer', () => {
  it.each([
    [100, 0, 30],
    [1, 0, 1],
    [0, 0, 0],
    [1_000_000, 1_000_000, 2_800_000],
    [10, 3, 11],
  ])('of %i tokens in and %i out is %i micro-dollars', (input, output, cost) => {
    expect(costInMicroUsd({ inputUsdPerMillion: 0.3, outputUsdPerMillion: 2.5 }, input, output)).toBe(cost);
  });
});

describe('a price table', () => {
  it('names the dollars per million tokens of each model', () => {
    const table = { 'gemini-3.5-flash-lite': { inputUsdPerMillion: 0.3, outputUsdPerMillion: 2.5 } };
    expect(modelPricesSchema.parse(table)).toEqual(table);
  });

  it.each([
    { m: { inputUsdPerMillion: -1, outputUsdPerMillion: 1 } },
    { m: { inputUsdPerMillion: 1 } },
    { m: { input: 1, output: 2 } },
    [],
  ])('refuses %j', (table) => {
    expect(modelPricesSchema.safeParse(table).success).toBe(false);
  });
});
