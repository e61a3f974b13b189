import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import * as z from 'zod';

export interface FunctionLog {
  write(text: string): void;
  close(): Promise<void>;
}

const keptBytes = 10_000_000;

/** Appends what a function writes to its file, and passes lines of level WARN and ERROR on, each as one line for people. */
export function openFunctionLog(options: { file: string; onProblem: (line: string) => void }): FunctionLog {
  mkdirSync(dirname(options.file), { recursive: true });
  if (existsSync(options.file) && statSync(options.file).size > keptBytes)
    renameSync(options.file, `${options.file}.old`);
  const stream = createWriteStream(options.file, { flags: 'a' });
  let unfinished = '';
  return {
    write: (text) => {
      stream.write(text);
      const lines = (unfinished + text).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) {
        const problem = problemIn(line);
        if (problem !== undefined) options.onProblem(problem);
      }
    },
    close: async () => {
      stream.end();
      await finished(stream);
    },
  };
}

const problemLine = z.object({
  level: z.enum(['WARN', 'ERROR', 'CRITICAL', 'FATAL']),
  message: z.string(),
  error: z.object({ name: z.string(), message: z.string() }).partial().optional().catch(undefined),
});

function problemIn(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  const parsed = problemLine.safeParse(parseJson(line));
  if (!parsed.success) return undefined;
  const { level, message, error } = parsed.data;
  const cause = error === undefined ? '' : ` (${[error.name, error.message].filter(Boolean).join(': ')})`;
  return `${level} ${message}${cause}`.replaceAll('\n', ' ');
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
