import type { Figures } from './pass-rates.ts';

/** What is wrong with a run by a threshold of pass^1, for all dialogues together; empty: the gate is open. A run of nothing does not open it. */
export function gate({ all }: Pick<Figures, 'all'>, threshold: number): string[] {
  if (all.dialogues === 0) return ['no dialogue was played'];
  return all.pass1 >= threshold ? [] : [`pass^1 is ${all.pass1.toFixed(3)}, the gate wants ${threshold}`];
}
