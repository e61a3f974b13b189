import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type World, worldSchema } from './world.ts';

const saveDelayMs = 200;

export interface WorldFile {
  changed(): void;
  /** Writes what is not yet written. */
  flush(): void;
}

/** @throws Error naming the file when it cannot be read as a sandbox's state. */
export function readWorldFile(path: string): World | undefined {
  if (!existsSync(path)) return undefined;
  let kept: unknown;
  try {
    kept = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`the sandbox's state in ${path} is not readable JSON: move the file away to start afresh`, {
      cause,
    });
  }
  const world = worldSchema.safeParse(kept);
  if (!world.success) {
    const place = world.error.issues[0]?.path.join('.') || 'its root';
    throw new Error(
      `the sandbox's state in ${path} has an unknown shape at ${place}: move the file away to start afresh`,
    );
  }
  return world.data;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (cause) {
    throw new Error(`the sandbox cannot keep its state in ${path}: its folder cannot be made`, { cause });
  }
}

/** Keeps the world in one file, soon after a change. Renaming makes each write whole: a crash leaves the old file. */
export function keepWorldIn(path: string, world: World, log: (line: string) => void): WorldFile {
  makeFolder(path);
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    timer = undefined;
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, JSON.stringify(world));
      renameSync(temporary, path);
    } catch (error) {
      log(
        `the sandbox's state could not be written to ${path}: ${error instanceof Error ? error.message : 'unknown reason'}`,
      );
    }
  };
  return {
    changed() {
      timer ??= setTimeout(write, saveDelayMs).unref();
    },
    flush() {
      clearTimeout(timer);
      write();
    },
  };
}
