import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AppError } from '../errors/app-error.ts';
import { readSigningKeys, type SigningKey } from './key-secrets.ts';

/** So long a process may not know that there is a newer key, and sign with the one before. */
export const SIGNING_KEYS_FRESH_MS = 5 * 60_000;

/**
 * The key to sign access tokens with now, from a secret that is read at the first token and kept while it is fresh. Throws a
 * transient `access-keys-missing` when none have been made.
 */
export function signingKeys(
  secrets: SecretsManagerClient,
  secretArn: string,
  now: () => number,
): () => Promise<SigningKey> {
  let readAt = Number.NEGATIVE_INFINITY;
  let keys: SigningKey[] = [];
  return async () => {
    if (keys.length === 0 || now() - readAt > SIGNING_KEYS_FRESH_MS) {
      const startedAt = now();
      keys = await readSigningKeys(secrets, secretArn);
      readAt = startedAt;
    }
    const active = keys.find(({ activeFrom }) => activeFrom <= now());
    if (active === undefined) {
      throw new AppError('transient', {
        code: 'access-keys-missing',
        message: 'there are no keys to sign access tokens with: npm run create-admin makes them',
      });
    }
    return active;
  };
}
