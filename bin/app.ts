import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { MessagingStack } from '../lib/stacks/messaging-stack.ts';
import { StorageStack } from '../lib/stacks/storage-stack.ts';
import { readStage } from '../lib/stage.ts';

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
const storage = new StorageStack(app, `AvitoAssistant-${stage.name}-Storage`, common);
new MessagingStack(app, `AvitoAssistant-${stage.name}-Messaging`, { ...common, storage });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
