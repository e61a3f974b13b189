import * as z from 'zod';
import { openLogFile } from '../log-file.ts';

export interface FunctionLog {
  /** A way into the log that puts lines together for itself: two streams that write at once do not tear each other's lines. */
  stream(): (text: string) => void;
  close(): Promise<void>;
}

/** A log file of which lines of level WARN and ERROR are passed on as well, each as one line for people. */
export function openFunctionLog(options: { file: string; onProblem: (line: string) => void }): FunctionLog {
  const file = openLogFile(options.file);
  return {
    stream: () => {
      let unfinished = '';
      return (text) => {
        const lines = (unfinished + text).split('\n');
        unfinished = lines.pop() ?? '';
        for (const line of lines) {
          file.write(`${line}\n`);
          const problem = problemIn(line);
          if (problem !== undefined) options.onProblem(problem);
        }
      };
    },
    close: file.close,
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
