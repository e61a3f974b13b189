const MICRO = 1_000_000;

/** Millionths of a dollar of an amount as people type it; NaN for what is none. */
export function microUsdOf(text: string): number {
  const plain = text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(',', '.');
  return /^\d+(\.\d*)?$/.test(plain) ? Math.round(Number(plain) * MICRO) : Number.NaN;
}

/** As it is typed: 1.5 */
export function dollarsOf(microUsd: number): string {
  return String(microUsd / MICRO);
}
