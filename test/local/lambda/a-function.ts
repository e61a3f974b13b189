import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createFunction, type LocalFunction } from '../../../local/lambda/create-function.ts';
import { functionEnvironment } from '../../../local/lambda/function-environment.ts';
import { openFunctionLog } from '../../../local/lambda/function-log.ts';
import type { FunctionDescription } from '../../../local/template/read-functions.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A function with this source as its bundle. */
export function aFunction(
  source: string,
  given: Partial<FunctionDescription> = {},
): LocalFunction & { logFile: string; problems: string[] } {
  const folder = temporaryFolder();
  const codeFolder = join(folder, 'bundle');
  mkdirSync(codeFolder);
  writeFileSync(join(codeFolder, 'index.mjs'), source);
  const logFile = join(folder, 'function.log');
  const problems: string[] = [];
  const description: FunctionDescription = {
    name: 'greeter',
    functionName: 'App-Greeter',
    arn: 'arn:aws:lambda:eu-central-1:000000000000:function:App-Greeter',
    codeFolder,
    handler: 'index.handler',
    timeoutSeconds: 30,
    memoryMb: 128,
    environment: {},
    ...given,
  };
  const urls = { sqs: 'http://sqs', s3: 'http://s3', dynamoDb: 'http://dynamodb', secretsManager: 'http://secrets' };
  const created = createFunction(description, {
    environment: functionEnvironment(description, urls),
    log: openFunctionLog({ file: logFile, onProblem: (line) => problems.push(line) }),
  });
  onTestFinished(() => created.close(0));
  return { ...created, logFile, problems };
}
