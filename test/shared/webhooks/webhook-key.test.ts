import { CreateSecretCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { webhookKey } from '../../../shared/webhooks/webhook-key.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';

let secrets: Awaited<ReturnType<typeof aSecretsManager>>;
beforeAll(async () => {
  secrets = await aSecretsManager();
});
afterAll(() => secrets.close());

const unavailable = { kind: 'transient', code: 'webhook-key-unavailable' };

it('is read once per process', async () => {
  const arn = await secrets.keep('key-1', 'the first key');
  const key = webhookKey(secrets.client, arn);
  expect(await Promise.all([key(), key()])).toEqual(['the first key', 'the first key']);
  await secrets.client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: 'the second key' }));
  expect(await key()).toBe('the first key');
});

it('is asked for again after a failed read', async () => {
  const key = webhookKey(secrets.client, 'key-2');
  await expect(key()).rejects.toMatchObject(unavailable);
  await secrets.keep('key-2', 'here at last');
  expect(await key()).toBe('here at last');
});

it('is not available while the secret has no text', async () => {
  await secrets.client.send(new CreateSecretCommand({ Name: 'key-3', SecretString: '' }));
  await expect(webhookKey(secrets.client, 'key-3')()).rejects.toMatchObject(unavailable);
});
