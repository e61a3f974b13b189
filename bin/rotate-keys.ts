import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { rotateAccessKeys } from '../shared/access/rotate-access-keys.ts';
import { connectDeployment } from '../shared/care/connect-deployment.ts';
import { isAppError } from '../shared/errors/app-error.ts';
import { readEnvironment, text } from '../shared/lambda/environment.ts';

const { values } = parseArgs({ options: { stage: { type: 'string', default: 'local' } } });

try {
  const { keyId, activeFrom } = await run();
  process.stdout.write(`The key ${keyId} has been added and signs access tokens from ${new Date(activeFrom).toISOString()}.
Tokens of the key before it stay valid until the next rotation, so nobody is signed out.
When that key has leaked, run this again in half an hour: it is dropped then.
`);
} catch (error) {
  const line = isAppError(error) ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

async function run(): Promise<{ keyId: string; activeFrom: number }> {
  const deployment = await connectDeployment({ stage: values.stage });
  try {
    const { secrets, variables } = deployment;
    const arns = readEnvironment({ SIGNING_KEYS_SECRET_ARN: text, ACCESS_KEYS_SECRET_ARN: text }, variables);
    return await rotateAccessKeys({
      secrets,
      signingKeysSecretArn: arns.SIGNING_KEYS_SECRET_ARN,
      accessKeysSecretArn: arns.ACCESS_KEYS_SECRET_ARN,
      now: Date.now,
      newId: randomUUID,
    });
  } finally {
    deployment.close();
  }
}
