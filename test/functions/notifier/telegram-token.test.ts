import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { telegramToken } from '../../../functions/notifier/telegram-token.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';

const FIRST = '123456:AAH-geheim_geheim_geheim_geheim';
const SECOND = '654321:BBH-geheim_geheim_geheim_geheim';

let secrets: Awaited<ReturnType<typeof aSecretsManager>>;
beforeAll(async () => {
  secrets = await aSecretsManager();
});
afterAll(() => secrets.close());

it('is none until the operator puts one, and the new one five minutes after he changes it', async () => {
  const arn = await secrets.keep('telegram-token', 'put-the-telegram-bot-token-here');
  const put = (SecretString: string) => secrets.client.send(new PutSecretValueCommand({ SecretId: arn, SecretString }));
  let now = 0;
  const token = telegramToken(secrets.client, arn, () => now);
  expect(await token()).toBeUndefined();
  await put(`${FIRST}\n`);
  expect(await token()).toBe(FIRST);
  await put(SECOND);
  expect(await token()).toBe(FIRST);
  now += 300_000;
  expect(await token()).toBe(SECOND);
});

it('cannot be read while Secrets Manager does not know it', async () => {
  const token = telegramToken(secrets.client, 'no-such-secret', Date.now);
  await expect(token()).rejects.toMatchObject({ kind: 'transient', code: 'telegram-token-unavailable' });
});
