import { StartProblem } from '../../local/start-problem.ts';
import { compareRuns } from './commands/compare-runs.ts';
import { evaluateAdversary } from './commands/evaluate-adversary.ts';
import { evaluateDialogues } from './commands/evaluate-dialogues.ts';
import { type Options, readOptions, USAGE, UsageProblem } from './commands/options.ts';
import { DataProblem } from './data/read-data.ts';
import { ModelProblem } from './model/open-model.ts';

const COMMANDS: Record<Options['command'], (options: Options) => boolean | Promise<boolean>> = {
  dialogues: evaluateDialogues,
  adversary: evaluateAdversary,
  compare: compareRuns,
};

try {
  const options = readOptions(process.argv.slice(2));
  process.exitCode = (await COMMANDS[options.command](options)) ? 0 : 1;
} catch (error) {
  const isKnown = [UsageProblem, DataProblem, ModelProblem, StartProblem].some((known) => error instanceof known);
  if (!(error instanceof Error) || !isKnown) throw error;
  process.stderr.write(`${error.message}\n${error instanceof UsageProblem ? `\n${USAGE}` : ''}`);
  process.exitCode = 2;
}
