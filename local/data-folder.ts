import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem, systemCode } from './start-problem.ts';

export interface DataFolder {
  path(...parts: string[]): string;
  release(): void;
}

/** Makes the folder ours until release. Throws a StartProblem when it cannot be written or a running process has it. */
export function openDataFolder(folder: string): DataFolder {
  const lock = join(folder, 'lock');
  try {
    mkdirSync(join(folder, 'logs'), { recursive: true });
    takeLock(lock, folder);
  } catch (cause) {
    if (cause instanceof StartProblem) throw cause;
    const reason = systemCode(cause) ?? 'unknown reason';
    throw new StartProblem(`LOCAL_DATA_DIR: ${folder} cannot be written (${reason})`, { cause });
  }
  return {
    path: (...parts) => join(folder, ...parts),
    release: () => rmSync(lock, { force: true }),
  };
}

function takeLock(lock: string, folder: string): void {
  const create = () => writeFileSync(lock, String(process.pid), { flag: 'wx' });
  try {
    create();
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    const holder = Number(readFileSync(lock, 'utf8'));
    if (isRunning(holder)) {
      throw new StartProblem(
        `LOCAL_DATA_DIR: ${folder} is in use by process ${holder}. Stop it, or name another folder. If that process is something else, delete ${lock}.`,
      );
    }
    // Left behind by a process that was killed.
    rmSync(lock);
    create();
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
