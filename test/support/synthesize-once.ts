import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { TestProject } from 'vitest/node';
import { AdminApiStack } from '../../lib/stacks/admin-api-stack.ts';
import { DashboardStack } from '../../lib/stacks/dashboard-stack.ts';
import { MessagingStack } from '../../lib/stacks/messaging-stack.ts';
import { StorageStack } from '../../lib/stacks/storage-stack.ts';
import { readStage } from '../../lib/stage.ts';
import { contract } from '../../shared/api/contract.ts';
import { contextWithoutBundling } from '../lib/synthesize.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the synthesized app, stage `local`, without bundles. */
    assembly: string;
  }
}

/** Synthesizes the app once for all test files that read tables, queues and variables from it: loading CDK takes each of them a second. */
export default function setup(project: TestProject): () => void {
  const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
  const read = readStage('local', {});
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const app = new App({ context: contextWithoutBundling, outdir, builtinCloudFormationValidation: false });
  const storage = new StorageStack(app, 'Storage', { stage: read.stage });
  const common = { stage: read.stage, storage };
  const dashboard = new DashboardStack(app, 'Dashboard', common);
  const messaging = new MessagingStack(app, 'Messaging', { ...common, dashboard });
  new AdminApiStack(app, 'AdminApi', { ...common, contract, dashboard, messaging });
  project.provide('assembly', app.synth().directory);
  return () => rmSync(outdir, { recursive: true, force: true });
}
