import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { readHonestAnswers } from '../../eval/data/read-data.ts';
import type { Figure, Row } from '../figure.ts';
import { median, milliseconds, percentile } from '../statistics.ts';

const barMilliseconds = 2;
/** A tenth of the time that a reply may take with a model of 1.5 s. */
const barOfFirst = 300;
const firstLooks = 11;

const timesSchema = z.object({ guards: z.array(z.number()), json: z.array(z.number()) });

/** What the guards add to every reply, and to the first one of a cold function. */
export const guardTimeRow: Row = {
  name: 'guard-time',
  async measure() {
    const ids = readHonestAnswers({}).map(({ it }) => it.id);
    const warm = await timesOf([]);
    const { guards: claims } = await timesOf(['--claims-alone']);
    const cold: number[] = [];
    for (let look = 0; look < firstLooks; look += 1) {
      const id = ids[Math.floor((look * ids.length) / firstLooks)] ?? '';
      cold.push(...(await timesOf(['--first', id])).guards.slice(0, 1));
    }
    return [warmFigure(warm, claims), coldFigure(cold, warm.guards)];
  },
};

function warmFigure({ guards, json }: z.infer<typeof timesSchema>, claims: number[]): Figure {
  return {
    what: 'guards, time per reply',
    measured: `p50 ${milliseconds(median(guards))}, p95 ${milliseconds(percentile(guards, 0.95))}`,
    bar: `p50 < ${barMilliseconds} ms`,
    isReached: median(guards) < barMilliseconds,
    baseline: `p50 ${median(json).toFixed(3)} ms (reading facts and reply as JSON)`,
    notes: [
      `One look each at ${guards.length} honest answers of the evaluation with their sellers' facts, in a process that has seen other answers of the same sellers and none of these. A draft that is refused is looked at twice, and a third time when it is quoted.`,
      `The guard of claims alone: p50 ${milliseconds(median(claims))}, p95 ${milliseconds(percentile(claims, 0.95))}. Slowest look: ${milliseconds(Math.max(...guards))}.`,
    ],
  };
}

function coldFigure(cold: number[], warm: number[]): Figure {
  return {
    what: 'guards, first reply of a fresh process',
    measured: `median ${milliseconds(median(cold))}, slowest ${milliseconds(Math.max(...cold))}`,
    bar: `< ${barOfFirst} ms`,
    isReached: median(cold) < barOfFirst,
    baseline: `p50 ${milliseconds(median(warm))} (a warm process)`,
    notes: [`${cold.length} processes, each with another answer: no fact is remembered and no code is compiled yet.`],
  };
}

const run = promisify(execFile);
const program = fileURLToPath(new URL('../guards/guard-process.ts', import.meta.url));

async function timesOf(args: string[]): Promise<z.infer<typeof timesSchema>> {
  const { stdout } = await run(process.execPath, [program, ...args]);
  return timesSchema.parse(JSON.parse(stdout));
}
