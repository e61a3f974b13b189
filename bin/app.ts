import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AdminApiStack } from '../lib/stacks/admin-api-stack.ts';
import { DashboardStack } from '../lib/stacks/dashboard-stack.ts';
import { MessagingStack } from '../lib/stacks/messaging-stack.ts';
import { StorageStack } from '../lib/stacks/storage-stack.ts';
import { readStage } from '../lib/stage.ts';
import { contract } from '../shared/api/contract.ts';
import { stackNames } from '../shared/care/stack-names.ts';

const app = new App();
const read = readStage(app.node.tryGetContext('stage'), process.env);
if ('problems' in read) {
  process.stderr.write(`This deployment is not configured:\n${read.problems.map((line) => `  ${line}\n`).join('')}`);
  process.exit(1);
}

const { stage } = read;
const common = {
  stage,
  terminationProtection: stage.keepsData,
  tags: { product: 'avito-assistant', stage: stage.name },
};
const names = stackNames(stage.name);
const storage = new StorageStack(app, names.storage, common);
const dashboard = new DashboardStack(app, names.dashboard, { ...common, storage });
const messaging = new MessagingStack(app, names.messaging, { ...common, storage, dashboard });
new AdminApiStack(app, names.adminApi, { ...common, contract, storage, dashboard, messaging });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
