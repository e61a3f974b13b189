import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { LOCAL_DEPLOYMENT_FILE, type LocalDeployment } from '../shared/care/local-deployment.ts';
import type { DataFolder } from './data-folder.ts';
import { localCredentials } from './engines/local-client.ts';
import type { EngineUrls } from './lambda/function-environment.ts';
import { account } from './template/account.ts';

/** Tells commands where everything runs, in a file that only its owner can read. Gives the function that takes it away. */
export function writeDeploymentFile(
  data: DataFolder,
  { engines, variables }: { engines: EngineUrls; variables: Record<string, string> },
): () => void {
  const path = data.path(LOCAL_DEPLOYMENT_FILE);
  const { accessKeyId, secretAccessKey } = localCredentials;
  const deployment: LocalDeployment = {
    processId: process.pid,
    region: account.region,
    credentials: { accessKeyId, secretAccessKey },
    endpoints: engines,
    variables,
  };
  const unfinished = `${path}.new`;
  writeFileSync(unfinished, JSON.stringify(deployment, undefined, 2), { mode: 0o600 });
  renameSync(unfinished, path);
  return () => rmSync(path, { force: true });
}
