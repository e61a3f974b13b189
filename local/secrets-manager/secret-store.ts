import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';

const secret = z.object({
  arn: z.string(),
  name: z.string(),
  /** Undefined until somebody puts a value. */
  value: z.string().optional(),
  versionId: z.string().optional(),
  createdAtMs: z.number(),
  changedAtMs: z.number(),
});

export type Secret = z.infer<typeof secret>;

export interface SecretStore {
  /** By name or by ARN. */
  find(id: string): Secret | undefined;
  all(): Secret[];
  save(secret: Secret): void;
  remove(name: string): void;
}

const file = z.object({ secrets: z.array(secret) });

/** Secrets in one file that only its owner can read. Each change is on disk, whole, before it returns. */
export function openSecretStore(path: string): SecretStore {
  const secrets = new Map(readSecrets(path).map((found) => [found.name, found]));
  const write = () => {
    mkdirSync(dirname(path), { recursive: true });
    const unfinished = `${path}.new`;
    writeFileSync(unfinished, JSON.stringify({ secrets: [...secrets.values()] }, undefined, 2), { mode: 0o600 });
    renameSync(unfinished, path);
  };
  return {
    find: (id) => secrets.get(id) ?? [...secrets.values()].find(({ arn }) => arn === id),
    all: () => [...secrets.values()],
    save: (changed) => {
      secrets.set(changed.name, changed);
      write();
    },
    remove: (name) => {
      secrets.delete(name);
      write();
    },
  };
}

function readSecrets(path: string): Secret[] {
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8'))).secrets;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw new StartProblem(`${path} cannot be read as kept secrets. Move it away to start without.`, {
      cause: redact(cause),
    });
  }
}

/** A parser quotes what it could not read, and here that is a secret. */
function redact(cause: unknown): Error {
  return new Error(cause instanceof Error ? cause.name : 'unreadable');
}
