import * as z from 'zod';

/** US dollars per million tokens, which is the same figure as micro-dollars per token. */
const modelPriceSchema = z.strictObject({
  inputUsdPerMillion: z.number().nonnegative(),
  outputUsdPerMillion: z.number().nonnegative(),
});

/** By model name: `{"gemini-3.5-flash-lite":{"inputUsdPerMillion":0.3,"outputUsdPerMillion":2.5}}`. */
export const modelPricesSchema = z.record(z.string(), modelPriceSchema);

export type ModelPrice = z.infer<typeof modelPriceSchema>;
export type ModelPrices = z.infer<typeof modelPricesSchema>;

/** Rounded up, so that a sum of many small answers never comes out too low. */
export function costInMicroUsd(price: ModelPrice, inputTokens: number, outputTokens: number): number {
  const cost = inputTokens * price.inputUsdPerMillion + outputTokens * price.outputUsdPerMillion;
  // A binary fraction such as 100 × 0.3 = 30.000000000000004 must not cost a whole unit more.
  return Math.ceil(Number(cost.toFixed(6)));
}
