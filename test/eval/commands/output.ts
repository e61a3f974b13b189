import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = '.local/eval';

/** Keeps a file below `.local/eval/` and says where. */
export function keep(name: string, content: string): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
