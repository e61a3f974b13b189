import type { OpenBench } from './open-bench.ts';

/** One line of the table. */
export interface Figure {
  what: string;
  measured: string;
  bar: string;
  isReached: boolean;
  /** What the same measurement gives without us, in the same run. */
  baseline: string;
  /** How it was measured, and what one has to know to believe it. */
  notes: string[];
  /** For `--verbose`, one a line. */
  details?: string[];
}

/** Something that is measured on its own; `name` is what `--only` takes. */
export interface Row {
  name: string;
  measure(bench: OpenBench): Promise<Figure[]>;
}
