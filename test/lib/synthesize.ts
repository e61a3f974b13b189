import { readFileSync } from 'node:fs';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { AdminApiStack } from '../../lib/stacks/admin-api-stack.ts';
import { DashboardStack } from '../../lib/stacks/dashboard-stack.ts';
import { MessagingStack } from '../../lib/stacks/messaging-stack.ts';
import { StorageStack } from '../../lib/stacks/storage-stack.ts';
import { readStage } from '../../lib/stage.ts';
import { oneRouteOfEach } from './one-route-of-each.ts';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

const cdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(path.join(projectRoot, 'cdk.json'), 'utf8')));

/** The context of `cdk synth`, without bundling: these tests are about the templates. */
export const contextWithoutBundling = { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] };

/** The stacks of a stage, as their templates. */
export function synthesize(stageName: string, environment: Record<string, string> = {}, contract = oneRouteOfEach) {
  const app = new App({ context: contextWithoutBundling, builtinCloudFormationValidation: false });
  const read = readStage(stageName, environment);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const { stage } = read;
  const storage = new StorageStack(app, 'Storage', { stage });
  const dashboard = new DashboardStack(app, 'Dashboard', { stage, storage });
  const messaging = new MessagingStack(app, 'Messaging', { stage, storage, dashboard });
  const adminApi = new AdminApiStack(app, 'AdminApi', { stage, contract, storage, dashboard, messaging });
  return {
    storage: Template.fromStack(storage),
    dashboard: Template.fromStack(dashboard),
    messaging: Template.fromStack(messaging),
    adminApi: Template.fromStack(adminApi),
  };
}

const resource = z.object({ Properties: z.record(z.string(), z.unknown()).default({}) }).loose();

/** Logical id and properties of every resource of a type. */
export function resourcesOf<T>(template: Template, type: string, properties: z.ZodType<T>): [string, T][] {
  const found = Object.entries(template.findResources(type));
  return found.map(([id, entry]) => [id, properties.parse(resource.parse(entry).Properties)]);
}
