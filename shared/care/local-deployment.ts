import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';

/** In the data folder of `npm start` while it runs, for its owner's eyes only. */
export const LOCAL_DEPLOYMENT_FILE = 'cloud.json';

const localDeploymentSchema = z.object({
  /** Of the process that wrote it: gone, it means nothing any more. */
  processId: z.int().positive(),
  region: z.string(),
  /** They open nothing but the engines of this machine. */
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  endpoints: z.object({ dynamoDb: z.url(), sqs: z.url(), s3: z.url(), secretsManager: z.url() }),
  variables: z.record(z.string(), z.string()),
});
export type LocalDeployment = z.infer<typeof localDeploymentSchema>;

/** What runs from this data folder now. Throws not-found `local-not-running`. */
export function readLocalDeployment(dataDir: string): LocalDeployment {
  const found = parseFile(join(dataDir, LOCAL_DEPLOYMENT_FILE));
  if (found !== undefined && isRunning(found.processId)) return found;
  throw new AppError('not-found', {
    code: 'local-not-running',
    message: `nothing runs from ${dataDir}: start it with npm start, or name another folder in LOCAL_DATA_DIR`,
  });
}

function parseFile(path: string): LocalDeployment | undefined {
  try {
    return localDeploymentSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Not there, or written by another version: either way nothing of ours runs there.
    return undefined;
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
