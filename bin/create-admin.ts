import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type AdminSetUp, setUpAdmin } from '../shared/access/set-up-admin.ts';
import { connectDeployment } from '../shared/care/connect-deployment.ts';
import { AppError, isAppError } from '../shared/errors/app-error.ts';
import { readEnvironment, text } from '../shared/lambda/environment.ts';
import { Logins } from '../shared/store/logins.ts';
import { Users } from '../shared/store/users.ts';

const USAGE = `npm run create-admin -- --email admin@example.com [--name Anna] [--stage prod]
The e-mail and the password may also come from ADMIN_EMAIL and ADMIN_PASSWORD; without a password one is made and printed.`;

const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: 'local' },
    email: { type: 'string', default: process.env.ADMIN_EMAIL ?? '' },
    password: { type: 'string', default: process.env.ADMIN_PASSWORD ?? '' },
    name: { type: 'string', default: 'Admin' },
  },
});

try {
  if (values.email === '') throw new AppError('invalid', { code: 'email-missing', message: USAGE });
  for (const line of report(await run())) process.stdout.write(`${line}\n`);
} catch (error) {
  const line = isAppError(error) ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

async function run(): Promise<AdminSetUp> {
  const deployment = await connectDeployment({ stage: values.stage });
  try {
    const { table, secrets, variables } = deployment;
    const arns = readEnvironment({ SIGNING_KEYS_SECRET_ARN: text, ACCESS_KEYS_SECRET_ARN: text }, variables);
    return await setUpAdmin(
      { email: values.email, password: values.password || undefined, name: values.name },
      {
        secrets,
        signingKeysSecretArn: arns.SIGNING_KEYS_SECRET_ARN,
        accessKeysSecretArn: arns.ACCESS_KEYS_SECRET_ARN,
        users: new Users(table),
        logins: new Logins(table),
        now: Date.now,
        newId: randomUUID,
      },
    );
  } finally {
    deployment.close();
  }
}

function report({ keys, admin, generatedPassword }: AdminSetUp): string[] {
  return [
    ...(keys === 'created' ? ['Keys for access tokens have been made.'] : []),
    admin === 'created'
      ? `The admin ${values.email} has been made.`
      : `The admin ${values.email} exists; his password stays as it is.`,
    ...(generatedPassword === undefined ? [] : [`Password, shown this once: ${generatedPassword}`]),
  ];
}
