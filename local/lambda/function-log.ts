import * as z from 'zod';
import { type LogFile, openLogFile } from '../log-file.ts';

/** A log file of which lines of level WARN and ERROR are passed on as well, each as one line for people. */
export function openFunctionLog(options: { file: string; onProblem: (line: string) => void }): LogFile {
  const file = openLogFile(options.file);
  let unfinished = '';
  return {
    ...file,
    write: (text) => {
      file.write(text);
      const lines = (unfinished + text).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) {
        const problem = problemIn(line);
        if (problem !== undefined) options.onProblem(problem);
      }
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
