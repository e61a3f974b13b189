import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Runs all JavaScript blocks of a Markdown page as one module, in a process of its own, and gives what it prints, a line each. */
export async function runPage(page: string, env: Record<string, string>): Promise<string[]> {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  try {
    const file = join(folder, 'page.mjs');
    writeFileSync(file, blocks.join('\n'));
    const { stdout } = await promisify(execFile)(process.execPath, [file], { env, timeout: 25_000 });
    return stdout.trimEnd().split('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
