import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { StartProblem } from './start-problem.ts';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

export interface SynthesisOptions {
  /** Where the cloud assembly goes; what was there is removed. */
  outputFolder: string;
  /** Everything the app said, for when it fails. */
  logFile: string;
  /** What the stage reads beside the stage's name. */
  variables: Record<string, string>;
  signal: AbortSignal;
}

/** Synthesizes the app for the stage `local`, in a process of its own. Throws a StartProblem with the reason in one line. */
export async function synthesize({ outputFolder, logFile, variables, signal }: SynthesisOptions): Promise<void> {
  rmSync(outputFolder, { recursive: true, force: true });
  const { failed, output } = await run(
    {
      ...process.env,
      ...variables,
      CDK_OUTDIR: outputFolder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...ownContext(), stage: 'local' }),
    },
    signal,
  );
  writeFileSync(logFile, output);
  signal.throwIfAborted();
  if (failed) throw new StartProblem(`The app cannot be synthesized: ${reasonIn(output)} (all of it: ${logFile})`);
}

function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<{ failed: boolean; output: string }> {
  return new Promise((resolve) => {
    const options = { cwd: projectRoot, env, signal, maxBuffer: 50_000_000 };
    execFile(process.execPath, ['bin/app.ts'], options, (error, stdout, stderr) => {
      resolve({ failed: error !== null, output: stdout + stderr });
    });
  });
}

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

/** The command line of CDK passes these on; they decide what the template looks like. */
function ownContext(): Record<string, unknown> {
  return cdkJson.parse(JSON.parse(readFileSync(join(projectRoot, 'cdk.json'), 'utf8'))).context;
}

const noise = /^(npm warn|Bundling asset|at |node:|file:|\^|Node\.js v|throw )/;

/** The line that names an error and what follows it; without such a line the first ones. */
function reasonIn(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !noise.test(line));
  const error = lines.findIndex((line) => /\b\w*(Error|ERROR)\b/.test(line));
  return lines.slice(Math.max(0, error), Math.max(0, error) + 3).join(' ') || 'it said nothing';
}
