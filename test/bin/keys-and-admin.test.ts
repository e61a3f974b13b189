import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccessKeys } from '../../shared/access/ensure-access-keys.ts';
import { LOCAL_DEPLOYMENT_FILE } from '../../shared/care/local-deployment.ts';
import { aSecretsManager } from '../support/a-secrets-manager.ts';
import { aTable, type TestTable } from '../support/a-table.ts';

let table: TestTable;
let manager: Awaited<ReturnType<typeof aSecretsManager>>;
let arns: { signingKeysSecretArn: string; accessKeysSecretArn: string };
const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
beforeAll(async () => {
  [table, manager] = await Promise.all([aTable(), aSecretsManager()]);
  arns = {
    signingKeysSecretArn: await manager.keep('signing', '{"keys":[]}'),
    accessKeysSecretArn: await manager.keep('access', '{"keys":[]}'),
  };
  const nobody = 'http://127.0.0.1:1';
  const deployment = {
    processId: process.pid,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    endpoints: { dynamoDb: table.url, secretsManager: manager.url, sqs: nobody, s3: nobody },
    variables: {
      TABLE_NAME: table.name,
      API_URL: nobody,
      SIGNING_KEYS_SECRET_ARN: arns.signingKeysSecretArn,
      ACCESS_KEYS_SECRET_ARN: arns.accessKeysSecretArn,
    },
  };
  writeFileSync(join(folder, LOCAL_DEPLOYMENT_FILE), JSON.stringify(deployment));
});
afterAll(async () => {
  await Promise.all([table.close(), manager.close()]);
  rmSync(folder, { recursive: true });
});

const execute = promisify(execFile);

/** Runs a command as its npm script does. */
async function run(command: string, args: string[] = [], environment: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH, LOCAL_DATA_DIR: folder, ...environment };
  const ended = execute(process.execPath, [`bin/${command}.ts`, ...args], { env });
  return ended.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

describe('create-admin', () => {
  it('makes keys and an admin with a password it tells once', async () => {
    const first = await run('create-admin', ['--email', 'root@example.com']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(
      /^Keys for access tokens have been made\.\nThe admin root@example\.com has been made\.\nPassword, shown this once: \S{20}\n$/,
    );
    const again = await run('create-admin', [], {
      ADMIN_EMAIL: 'root@example.com',
      ADMIN_PASSWORD: 'another password',
    });
    expect(again).toMatchObject({
      code: 0,
      stdout: 'The admin root@example.com exists; his password stays as it is.\n',
    });
  });

  it('says what is missing', async () => {
    const [nobody, short] = await Promise.all([
      run('create-admin'),
      run('create-admin', ['--email', 'second@example.com', '--password', 'short']),
    ]);
    expect(nobody).toMatchObject({ code: 1, stderr: expect.stringContaining('npm run create-admin -- --email') });
    expect(short).toMatchObject({ code: 1, stderr: expect.stringMatching(/^the password of the admin .*\n$/) });
  });
});

describe('rotate-keys', () => {
  it('adds a key, and not another one before it is in use', async () => {
    await ensureAccessKeys({ secrets: manager.client, ...arns, now: Date.now, newId: randomUUID });
    const first = await run('rotate-keys');
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^The key \S+ has been added and signs .*Z\.\n/),
    });
    const again = await run('rotate-keys');
    expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/^the last rotation ends at .*\n$/) });
  });
});
