import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { errors } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { newSigningKey } from '../../../shared/access/new-signing-key.ts';
import { PUBLIC_KEYS_FRESH_MS, publicKeys } from '../../../shared/access/public-keys.ts';

let now: number;
let reads: number;
let stored: string | Error;
beforeEach(() => {
  now = 0;
  reads = 0;
});

const secrets = {
  async send(command: unknown) {
    expect(command).toBeInstanceOf(GetSecretValueCommand);
    reads += 1;
    if (stored instanceof Error) throw stored;
    return { SecretString: stored };
  },
} as unknown as SecretsManagerClient;
const keySet = async (...ids: string[]) => {
  const keys = await Promise.all(ids.map((id) => newSigningKey(id, 0)));
  return JSON.stringify({ keys: keys.map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid })) });
};
const token = { payload: '', signature: '' };
const header = (kid: string) => ({ alg: 'EdDSA', kid });
const aFinder = () => publicKeys(secrets, 'arn', () => now);

describe('the keys that tokens are checked with', () => {
  it('are read once, by however many tokens, while they are fresh', async () => {
    stored = await keySet('one');
    const find = aFinder();
    await Promise.all([1, 2, 3].map(() => find(header('one'), token)));
    now = PUBLIC_KEYS_FRESH_MS;
    await find(header('one'), token);
    expect(reads).toBe(1);
    now += 1;
    await find(header('one'), token);
    expect(reads).toBe(2);
  });

  it('are looked for again for a key that is new, but not for every forged one', async () => {
    stored = await keySet('one');
    const find = aFinder();
    await find(header('one'), token);
    stored = await keySet('two', 'one');
    now = 30_001;
    await find(header('two'), token);
    for (let time = 0; time < 5; time += 1) {
      await expect(find(header('forged'), token)).rejects.toBeInstanceOf(errors.JWKSNoMatchingKey);
    }
    expect(reads).toBe(2);
  });

  it('that could not be read are read by the next token', async () => {
    stored = new Error('down');
    const find = aFinder();
    await expect(find(header('one'), token)).rejects.toThrow('down');
    stored = await keySet('one');
    await find(header('one'), token);
    expect(reads).toBe(2);
  });

  it('are no keys of another kind', async () => {
    stored = JSON.stringify({ keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'one' }] });
    await expect(aFinder()(header('one'), token)).rejects.toThrow();
  });
});
