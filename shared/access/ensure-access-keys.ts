import { type KeySecrets, readPublicKeys, readSigningKeys, writeKeys, writePublicKeys } from './key-secrets.ts';
import { newSigningKey } from './new-signing-key.ts';

export interface AccessKeysDeps extends KeySecrets {
  now(): number;
  newId(): string;
}

/**
 * Makes the first pair of keys for access tokens. Keys that are there stay; only a public half that is missing beside its
 * private one is added. Safe to run again.
 */
export async function ensureAccessKeys(deps: AccessKeysDeps): Promise<'created' | 'kept'> {
  const keys = await readSigningKeys(deps.secrets, deps.signingKeysSecretArn);
  if (keys.length === 0) {
    await writeKeys([await newSigningKey(deps.newId(), deps.now())], deps);
    return 'created';
  }
  const known = new Set((await readPublicKeys(deps)).map(({ kid }) => kid));
  if (!keys.every(({ kid }) => known.has(kid))) await writePublicKeys(keys, deps);
  return 'kept';
}
