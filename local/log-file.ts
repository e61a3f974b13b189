import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';

export interface LogFile {
  write(text: string): void;
  close(): Promise<void>;
}

const keptBytes = 10_000_000;

/** Appends to a file. A file that has grown large by the time it is opened is put aside, in place of the one put aside before. */
export function openLogFile(file: string): LogFile {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > keptBytes) renameSync(file, `${file}.old`);
  const stream = createWriteStream(file, { flags: 'a' });
  return {
    write: (text) => {
      stream.write(text);
    },
    close: async () => {
      stream.end();
      await finished(stream);
    },
  };
}
