import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { Choice } from '../data/read-data.ts';
import { TRADES, tradeSchema } from '../data/trades.ts';

export interface Options {
  command: 'dialogues' | 'adversary' | 'compare';
  choice: Choice;
  /** Undefined: as often as suits the model. */
  runs: number | undefined;
  atOnce: number;
  /** The least pass^1; without it every run ends well. */
  gate: number | undefined;
  isAblated: boolean;
  /** The two result files of a comparison. */
  files: string[];
}

export const USAGE = `npm run eval -- [what] [which]
  (nothing)                  the dialogues, asked of the configured model or the stand-in
    --runs <n>               how often each (4 with a real model, 1 with the stand-in)
    --at-once <n>            how many at the same time (4)
    --gate <share>           exit code 1 when pass^1 is below, for example 0.9
  --adversary                a model that obeys every attack, and all honest answers; no network
    --ablate                 and what each guard catches and blocks alone
  --compare <a.json> <b.json>  two runs of the dialogues
  --trade <name>             ${TRADES.join(', ')}
  --only <id>                cases whose id begins so
`;

export class UsageProblem extends Error {}

const count = z.coerce.number().int().min(1).max(100);

const schema = z.object({
  adversary: z.boolean().default(false),
  ablate: z.boolean().default(false),
  compare: z.boolean().default(false),
  trade: tradeSchema.optional(),
  only: z.string().optional(),
  runs: count.optional(),
  'at-once': count.default(4),
  gate: z.coerce.number().min(0).max(1).optional(),
});

/** Reads the words behind the command. Throws a `UsageProblem` for what it does not know, and for what does not go together. */
export function readOptions(words: string[]): Options {
  const { values, files } = split(words);
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw new UsageProblem(z.prettifyError(parsed.error));
  const { adversary, compare, ablate, trade, only, runs, gate, 'at-once': atOnce } = parsed.data;
  if (adversary && compare) throw new UsageProblem('--adversary and --compare are two commands');
  if (ablate && !adversary) throw new UsageProblem('--ablate belongs to --adversary');
  if (files.length !== (compare ? 2 : 0))
    throw new UsageProblem('--compare takes two result files, nothing else takes any');
  const command = adversary ? 'adversary' : compare ? 'compare' : 'dialogues';
  return { command, choice: { trade, only }, runs, atOnce, gate, isAblated: ablate, files };
}

function split(words: string[]) {
  const flag = { type: 'boolean' } as const;
  const word = { type: 'string' } as const;
  const options = { adversary: flag, ablate: flag, compare: flag, trade: word, only: word, runs: word, gate: word };
  try {
    const { values, positionals } = parseArgs({
      args: words,
      options: { ...options, 'at-once': word },
      allowPositionals: true,
    });
    return { values, files: positionals };
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : String(error));
  }
}
