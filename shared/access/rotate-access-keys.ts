import { AppError } from '../errors/app-error.ts';
import { ACCESS_TOKEN } from './access-token.ts';
import type { AccessKeysDeps } from './ensure-access-keys.ts';
import { readSigningKeys, type SigningKey, writeKeys } from './key-secrets.ts';
import { newSigningKey } from './new-signing-key.ts';
import { PUBLIC_KEYS_FRESH_MS } from './public-keys.ts';
import { SIGNING_KEYS_FRESH_MS } from './signing-keys.ts';

/**
 * Adds a pair of keys. Its public half is known at once, and it signs once no function can be without it; the key it follows
 * is accepted until the next rotation, older ones no longer. Nobody is signed out. Safe to run again after a crash. Throws a
 * conflict `rotation-under-way` while an older key is still needed, saying for how long.
 */
export async function rotateAccessKeys(deps: AccessKeysDeps): Promise<{ keyId: string; activeFrom: number }> {
  const now = deps.now();
  const [current, older] = await readSigningKeys(deps.secrets, deps.signingKeysSecretArn);
  const settledAt = current === undefined || older === undefined ? now : settledFrom(current);
  if (settledAt > now) {
    throw new AppError('conflict', {
      code: 'rotation-under-way',
      message: `the last rotation ends at ${new Date(settledAt).toISOString()}: try again then`,
      retryAfterSeconds: (settledAt - now) / 1_000,
    });
  }
  const activeFrom = current === undefined ? now : now + PUBLIC_KEYS_FRESH_MS;
  const added = await newSigningKey(deps.newId(), activeFrom);
  await writeKeys(current === undefined ? [added] : [added, current], deps);
  return { keyId: added.kid, activeFrom };
}

/** When nobody signs with the older key any more, and no token that it signed is still valid. */
function settledFrom({ activeFrom }: SigningKey): number {
  return activeFrom + SIGNING_KEYS_FRESH_MS + ACCESS_TOKEN.lifetimeSeconds * 1_000;
}
