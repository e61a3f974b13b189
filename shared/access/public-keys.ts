import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';

/** A rotation is known everywhere after this long; until then the new key signs nothing (signing-keys.ts). */
export const PUBLIC_KEYS_FRESH_MS = 5 * 60_000;
/** A token with an unknown key asks for a look, but not everybody's forged token for another one. */
const LOOK_AGAIN_MS = 30_000;

const keySetSchema = z.object({
  keys: z.array(z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() })),
});

/**
 * The keys that access tokens are checked with, read from their secret at the first token and kept while they are fresh.
 * They are public; what is secret about them is only who may write them.
 */
export function publicKeys(secrets: SecretsManagerClient, secretArn: string, now: () => number): JWTVerifyGetKey {
  let readAt = Number.NEGATIVE_INFINITY;
  let keySet: Promise<ReturnType<typeof createLocalJWKSet>> | undefined;
  const read = async () => {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
    return createLocalJWKSet(keySetSchema.parse(JSON.parse(SecretString ?? '')));
  };
  const current = (maxAgeMs: number) => {
    if (keySet === undefined || now() - readAt > maxAgeMs) {
      readAt = now();
      keySet = read();
      // A failed read is not kept: the next token tries again.
      keySet.catch(() => {
        keySet = undefined;
      });
    }
    return keySet;
  };
  return async (header, token) => {
    const find = await current(PUBLIC_KEYS_FRESH_MS);
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      return (await current(LOOK_AGAIN_MS))(header, token);
    }
  };
}
