import { CONSULTANT_VERSION } from '../../../shared/ai/prompts/consultant/instruction.ts';
import { DataProblem, readDialogues } from '../data/read-data.ts';
import { type OpenModel, openModel } from '../model/open-model.ts';
import { gate } from '../play/gate.ts';
import { figuresOf } from '../play/pass-rates.ts';
import { playAll } from '../play/play-all.ts';
import type { Result } from '../play/result.ts';
import { runAsText } from '../report/as-text.ts';
import { page, STAND_IN_WARNING } from '../report/page.ts';
import type { Options } from './options.ts';
import { keep, say } from './output.ts';

/** Models do not repeat themselves; the stand-in does. */
const USUAL_RUNS = 4;

/** Plays the dialogues, keeps result and report, and says whether the gate is open. */
export async function evaluateDialogues(options: Options): Promise<boolean> {
  const open = await openModel(process.env);
  try {
    if (open.isStandIn) say(STAND_IN_WARNING);
    const result = await play(options, open);
    const name = `${result.startedAt.replaceAll(/[:.]/gu, '-')}-${result.model}${result.isStandIn ? '-stand-in' : ''}`;
    say(runAsText(result));
    say(keep(`${name}.json`, JSON.stringify(result)));
    say(keep(`${name}.html`, page(result)));
    const closed = options.gate === undefined ? [] : gate(figuresOf(result), options.gate);
    for (const reason of closed) say(`The gate is closed: ${reason}`);
    return closed.length === 0;
  } finally {
    await open.close();
  }
}

async function play({ choice, runs, atOnce }: Options, open: OpenModel): Promise<Result> {
  const dialogues = readDialogues(choice);
  if (dialogues.length === 0) throw new DataProblem('no dialogue is called so');
  const startedAt = new Date().toISOString();
  const often = runs ?? (open.isStandIn ? 1 : USUAL_RUNS);
  const played = await playAll(dialogues, {
    model: open.model,
    now: () => performance.now(),
    runs: often,
    atOnce,
    onPlayed: showProgress,
  });
  return {
    model: open.name,
    fallbackModel: open.fallbackName,
    isStandIn: open.isStandIn,
    promptVersion: CONSULTANT_VERSION,
    startedAt,
    runs: often,
    dialogues: played,
  };
}

function showProgress(done: number, all: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${all}${done === all ? '\n' : ''}`);
}
