import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectDeployment } from '../shared/care/connect-deployment.ts';
import { examine } from '../shared/care/doctor.ts';
import { isAppError } from '../shared/errors/app-error.ts';

const { values } = parseArgs({ options: { stage: { type: 'string', default: 'local' } } });

try {
  const things = await run();
  process.stdout.write(things === 0 ? '\nNothing needs to be done.\n' : `\n${things} to do.\n`);
  if (things > 0) process.exitCode = 1;
} catch (error) {
  const line = isAppError(error) ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const deployment = await connectDeployment({ stage: values.stage });
  let things = 0;
  try {
    for await (const { subject, isOk, text } of examine({ ...deployment, now: Date.now, sleep })) {
      if (!isOk) things += 1;
      process.stdout.write(`${isOk ? 'ok   ' : 'TO DO'}  ${subject.padEnd(28)}  ${text}\n`);
    }
  } finally {
    deployment.close();
  }
  return things;
}
