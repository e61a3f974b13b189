import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  InvalidParameterException,
  ListSecretsCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { describe, expect, it, onTestFinished } from 'vitest';
import { localClient } from '../../../local/engines/local-client.ts';
import { provisionSecrets, putSecret } from '../../../local/secrets-manager/provision-secrets.ts';
import { startSecretsManager } from '../../../local/secrets-manager/start-secrets-manager.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('a secret', () => {
  it('is found by its name and by its ARN', async () => {
    const { client } = await aSecretsManager();
    const { ARN } = await client.send(
      new CreateSecretCommand({ Name: 'sellers/demo', SecretString: '{"пароль":"👋"}' }),
    );
    expect(ARN).toMatch(/^arn:aws:secretsmanager:eu-central-1:000000000000:secret:sellers\/demo-[0-9a-f]{6}$/);
    for (const SecretId of ['sellers/demo', ARN]) {
      expect(await client.send(new GetSecretValueCommand({ SecretId }))).toMatchObject({
        Name: 'sellers/demo',
        SecretString: '{"пароль":"👋"}',
        VersionStages: ['AWSCURRENT'],
        CreatedDate: expect.any(Date),
      });
    }
  });

  it('has its new value and another version after it is put', async () => {
    const { client } = await aSecretsManager();
    const { VersionId: first } = await client.send(new CreateSecretCommand({ Name: 'key', SecretString: 'old' }));
    await client.send(new PutSecretValueCommand({ SecretId: 'key', SecretString: 'new' }));
    const { SecretString, VersionId } = await client.send(new GetSecretValueCommand({ SecretId: 'key' }));
    expect(SecretString).toBe('new');
    expect(VersionId).not.toBe(first);
  });

  it('put twice by one token is one version', async () => {
    const { client } = await aSecretsManager();
    await client.send(new CreateSecretCommand({ Name: 'key', SecretString: 'old' }));
    const put = (SecretString: string) =>
      client.send(new PutSecretValueCommand({ SecretId: 'key', SecretString, ClientRequestToken: 'a'.repeat(32) }));
    expect((await put('new')).VersionId).toBe((await put('new')).VersionId);
    await expect(put('other')).rejects.toBeInstanceOf(ResourceExistsException);
  });

  it('is described and listed without its value', async () => {
    const { client } = await aSecretsManager();
    await client.send(new CreateSecretCommand({ Name: 'key', SecretString: 'the value' }));
    const described = await client.send(new DescribeSecretCommand({ SecretId: 'key' }));
    const listed = await client.send(new ListSecretsCommand({}));
    expect(described.Name).toBe('key');
    expect(listed.SecretList?.map(({ Name }) => Name)).toEqual(['key']);
    expect(JSON.stringify([described, listed])).not.toContain('the value');
  });

  it('is gone after it is deleted, and its name free', async () => {
    const { client } = await aSecretsManager();
    await client.send(new CreateSecretCommand({ Name: 'key', SecretString: 'one' }));
    await client.send(new DeleteSecretCommand({ SecretId: 'key' }));
    await expect(client.send(new GetSecretValueCommand({ SecretId: 'key' }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    await client.send(new CreateSecretCommand({ Name: 'key', SecretString: 'two' }));
  });
});

describe('the errors of the real service', () => {
  it.each([
    ['an unknown secret', new GetSecretValueCommand({ SecretId: 'none' }), ResourceNotFoundException],
    [
      'a value put to an unknown secret',
      new PutSecretValueCommand({ SecretId: 'none', SecretString: 'x' }),
      ResourceNotFoundException,
    ],
    ['a secret without a value', new GetSecretValueCommand({ SecretId: 'empty' }), ResourceNotFoundException],
    ['a name that is taken', new CreateSecretCommand({ Name: 'empty', SecretString: 'x' }), ResourceExistsException],
    [
      'a name that is none',
      new CreateSecretCommand({ Name: 'with space', SecretString: 'x' }),
      InvalidParameterException,
    ],
  ])('come back for %s', async (_what, command, exception) => {
    const { client } = await aSecretsManager();
    await client.send(new CreateSecretCommand({ Name: 'empty' }));
    await expect(client.send(command as GetSecretValueCommand)).rejects.toBeInstanceOf(exception);
  });

  it('say so for an operation that is not served', async () => {
    const { client } = await aSecretsManager();
    await expect(client.send(new RotateSecretCommand({ SecretId: 'key' }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });

  it('name no value for a body that is not JSON', async () => {
    const { url } = await aSecretsManager();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.PutSecretValue' },
      body: '{"SecretString":"the value',
    });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('the value');
  });
});

describe('the kept file', () => {
  it('survives a restart and is for its owner alone', async () => {
    const file = join(temporaryFolder(), 'secrets.json');
    const first = await aSecretsManager(file);
    await first.client.send(new CreateSecretCommand({ Name: 'key', SecretString: 'kept' }));
    await first.close(0);
    const second = await aSecretsManager(file);
    expect((await second.client.send(new GetSecretValueCommand({ SecretId: 'key' }))).SecretString).toBe('kept');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('that is broken is named, and nothing of it is said', async () => {
    const file = join(temporaryFolder(), 'secrets.json');
    writeFileSync(file, '{"secrets":[{"value":"the value"');
    const error = await startSecretsManager({ file }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'StartProblem', message: expect.stringContaining(file) });
    expect(String(error) + String((error as Error).cause)).not.toContain('the value');
    expect(readFileSync(file, 'utf8')).toContain('the value');
  });
});

describe('the secrets of a template', () => {
  const generation = {
    PasswordLength: 32,
    ExcludeCharacters: 'abc',
    ExcludeLowercase: false,
    ExcludeUppercase: true,
    ExcludeNumbers: false,
    ExcludePunctuation: true,
    IncludeSpace: false,
  };
  const secret = { name: 'key', arn: 'arn', value: undefined, generate: generation };

  it('are made once and then kept', async () => {
    const { client, readSecret } = await aSecretsManager();
    await provisionSecrets(client, [secret]);
    const made = await readSecret('key');
    expect(made).toMatch(/^[d-z0-9]{32}$/);
    await provisionSecrets(client, [secret]);
    expect(await readSecret('key')).toBe(made);
  });

  it('can be made inside a JSON text, be fixed, or be left empty', async () => {
    const { client, readSecret } = await aSecretsManager();
    const inside = {
      ...generation,
      PasswordLength: 8,
      SecretStringTemplate: '{"user":"bot"}',
      GenerateStringKey: 'password',
    };
    await provisionSecrets(client, [
      { ...secret, name: 'inside', generate: inside },
      { ...secret, name: 'fixed', generate: undefined, value: 'as given' },
      { ...secret, name: 'empty', generate: undefined },
    ]);
    expect(JSON.parse(await readSecret('inside'))).toEqual({ user: 'bot', password: expect.stringMatching(/^.{8}$/) });
    expect(await readSecret('fixed')).toBe('as given');
    await expect(readSecret('empty')).rejects.toBeInstanceOf(ResourceNotFoundException);
    await putSecret(client, 'empty', 'by the operator');
    expect(await readSecret('empty')).toBe('by the operator');
  });
});

async function aSecretsManager(file = join(temporaryFolder(), 'secrets.json')) {
  const { url, close } = await startSecretsManager({ file });
  const client = new SecretsManagerClient({ ...localClient(url), maxAttempts: 1 });
  onTestFinished(() => {
    client.destroy();
    return close(0);
  });
  const readSecret = async (SecretId: string) =>
    (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
  return { url, client, close, readSecret };
}
