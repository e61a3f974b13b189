import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AppError } from '../errors/app-error.ts';

/**
 * The key all webhook secrets are derived from, read once per process. A failed read is not kept: the next call tries
 * again. Throws a transient `webhook-key-unavailable`.
 */
export function webhookKey(client: SecretsManagerClient, secretArn: string): () => Promise<string> {
  let known: Promise<string> | undefined;
  return () => {
    known ??= read(client, secretArn).catch((cause) => {
      known = undefined;
      throw new AppError('transient', {
        code: 'webhook-key-unavailable',
        message: 'the webhook key cannot be read',
        cause,
      });
    });
    return known;
  };
}

async function read(client: SecretsManagerClient, secretArn: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  if (!SecretString) throw new Error('the secret has no text');
  return SecretString;
}
