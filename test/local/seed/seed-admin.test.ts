import { join } from 'node:path';
import { CreateSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, it, onTestFinished } from 'vitest';
import { localClient } from '../../../local/engines/local-client.ts';
import { startSecretsManager } from '../../../local/secrets-manager/start-secrets-manager.ts';
import { type AdminSettings, seedAdmin } from '../../../local/seed/seed-admin.ts';
import { aTable } from '../../support/a-table.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const email = 'admin@example.com';
const password = 'four unrelated words';

it('the first admin gets the password that was given, and it is not told back', async () => {
  const { seed } = await aMachine();
  expect(await seed({ email, password })).toEqual({ email, newPassword: undefined });
});

it('the first admin gets a password of his own where none was given, once', async () => {
  const { seed } = await aMachine();
  const { newPassword } = await seed({ email, password: undefined });
  expect(newPassword).toMatch(/^[\w-]{20}$/);
  expect(await seed({ email, password: undefined })).toEqual({ email, newPassword: undefined });
  expect((await (await aMachine()).seed({ email, password: undefined })).newPassword).not.toBe(newPassword);
});

it('a second start with another e-mail makes no second admin, and does not say that it did', async () => {
  const { seed } = await aMachine();
  await seed({ email, password });
  expect(await seed({ email: 'other@example.com', password })).toEqual({ email: undefined, newPassword: undefined });
});

it('keys of access tokens are made once: who is signed in stays so', async () => {
  const { seed, keys } = await aMachine();
  await seed({ email, password });
  const made = await keys();
  expect(made).toContain('"kty":"OKP"');
  await seed({ email, password });
  expect(await keys()).toBe(made);
});

it('an admin who cannot be made is the problem of who starts it, and the password is not repeated', async () => {
  const { seed } = await aMachine();
  const failed = seed({ email, password: 'short' });
  await expect(failed).rejects.toMatchObject({
    name: 'StartProblem',
    message: expect.stringMatching(/^ADMIN_EMAIL, ADMIN_PASSWORD: the password of the admin /),
  });
  await expect(failed).rejects.not.toThrow('short');
});

async function aMachine() {
  const table = await aTable();
  const secretsManager = await startSecretsManager({ file: join(temporaryFolder(), 'secrets.json') });
  const secrets = new SecretsManagerClient(localClient(secretsManager.url));
  onTestFinished(async () => {
    secrets.destroy();
    await Promise.all([table.close(), secretsManager.close(0)]);
  });
  for (const Name of ['signing', 'access']) {
    await secrets.send(new CreateSecretCommand({ Name, SecretString: '{"keys":[]}' }));
  }
  return {
    seed: (admin: AdminSettings) =>
      seedAdmin({
        admin,
        engines: { dynamoDb: table.url, secretsManager: secretsManager.url },
        tableName: table.name,
        signingKeysSecretArn: 'signing',
        accessKeysSecretArn: 'access',
        now: Date.now,
      }),
    keys: async () => (await secrets.send(new GetSecretValueCommand({ SecretId: 'signing' }))).SecretString,
  };
}
