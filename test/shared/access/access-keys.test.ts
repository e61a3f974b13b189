import { GetSecretValueCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAccessToken } from '../../../shared/access/access-token.ts';
import { ensureAccessKeys } from '../../../shared/access/ensure-access-keys.ts';
import { issueAccessToken } from '../../../shared/access/issue-access-token.ts';
import { PUBLIC_KEYS_FRESH_MS, publicKeys } from '../../../shared/access/public-keys.ts';
import { rotateAccessKeys } from '../../../shared/access/rotate-access-keys.ts';
import { SIGNING_KEYS_FRESH_MS, signingKeys } from '../../../shared/access/signing-keys.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';
import { crashingAt } from '../../support/crashes.ts';

const MINUTE = 60_000;
/** A rotation is over when the newer key signs everywhere and the last token of the older one has expired. */
const SETTLED_MS = PUBLIC_KEYS_FRESH_MS + SIGNING_KEYS_FRESH_MS + 15 * MINUTE;

let manager: Awaited<ReturnType<typeof aSecretsManager>>;
let arns: { signingKeysSecretArn: string; accessKeysSecretArn: string };
let now: number;
let ids: number;
let worlds = 0;

beforeAll(async () => {
  manager = await aSecretsManager();
});
afterAll(() => manager.close());
beforeEach(async () => {
  worlds += 1;
  now = Date.parse('2026-03-02T10:00:00Z');
  ids = 0;
  arns = {
    signingKeysSecretArn: await manager.keep(`signing-${worlds}`, '{"keys":[]}'),
    accessKeysSecretArn: await manager.keep(`access-${worlds}`, '{"keys":[]}'),
  };
});

const deps = () => ({ secrets: manager.client, ...arns, now: () => now, newId: () => `key-${++ids}` });
const read = async (SecretId: string) =>
  (await manager.client.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
const idsIn = async (SecretId: string) => JSON.parse(await read(SecretId)).keys.map(({ kid }: { kid: string }) => kid);
const aSigner = () => signingKeys(manager.client, arns.signingKeysSecretArn, () => now);
const aChecker = () => publicKeys(manager.client, arns.accessKeysSecretArn, () => now);
const anAccessToken = async (signer = aSigner()) =>
  issueAccessToken({ userId: 'user-1', sessionId: 'session-1', issuedAt: now }, await signer());
const keyOf = (token: string) => decodeProtectedHeader(token).kid;

describe('the first keys', () => {
  it('are missing until somebody makes them', async () => {
    await expect(anAccessToken()).rejects.toMatchObject({ kind: 'transient', code: 'access-keys-missing' });
  });

  it('sign tokens that are accepted at once', async () => {
    expect(await ensureAccessKeys(deps())).toBe('created');
    expect(await verifyAccessToken(await anAccessToken(), aChecker(), now)).toEqual({
      userId: 'user-1',
      sessionId: 'session-1',
      issuedAt: now,
    });
  });

  it('stay when they are asked for again', async () => {
    await ensureAccessKeys(deps());
    const before = [await read(arns.signingKeysSecretArn), await read(arns.accessKeysSecretArn)];
    expect(await ensureAccessKeys(deps())).toBe('kept');
    expect([await read(arns.signingKeysSecretArn), await read(arns.accessKeysSecretArn)]).toEqual(before);
  });

  it('leave nothing private among the public ones', async () => {
    await ensureAccessKeys(deps());
    const [{ d }] = JSON.parse(await read(arns.signingKeysSecretArn)).keys;
    const published = await read(arns.accessKeysSecretArn);
    expect(published).not.toContain(d);
    expect(Object.keys(JSON.parse(published).keys[0]).toSorted()).toEqual(['crv', 'kid', 'kty', 'x']);
  });

  it.each(['', 'not json', '{"keys":[{"kid":"x"}]}', '{}'])('are made where the secret holds %j', async (value) => {
    const put = new PutSecretValueCommand({ SecretId: arns.signingKeysSecretArn, SecretString: value });
    await manager.client.send(put);
    expect(await ensureAccessKeys(deps())).toBe('created');
    await verifyAccessToken(await anAccessToken(), aChecker(), now);
  });

  it('get their public half back when it was lost', async () => {
    await ensureAccessKeys(deps());
    await manager.client.send(
      new PutSecretValueCommand({ SecretId: arns.accessKeysSecretArn, SecretString: '{"keys":[]}' }),
    );
    expect(await ensureAccessKeys(deps())).toBe('kept');
    await verifyAccessToken(await anAccessToken(), aChecker(), now);
  });
});

describe('a rotation', () => {
  it('signs with the new key only when no function can be without it', async () => {
    await ensureAccessKeys(deps());
    const [checker, signer] = [aChecker(), aSigner()];
    const before = await anAccessToken(signer);
    await verifyAccessToken(before, checker, now);

    now += MINUTE;
    const { keyId, activeFrom } = await rotateAccessKeys(deps());
    expect(activeFrom - now).toBe(PUBLIC_KEYS_FRESH_MS);
    expect(keyOf(await anAccessToken())).toBe('key-1');

    now = activeFrom;
    const after = await anAccessToken();
    expect(keyOf(after)).toBe(keyId);
    for (const token of [before, after]) await verifyAccessToken(token, checker, now);
    // Who read the private keys before the rotation signs with the key before for a while.
    await verifyAccessToken(await anAccessToken(signer), checker, now);
    now += SIGNING_KEYS_FRESH_MS;
    expect(keyOf(await anAccessToken(signer))).toBe(keyId);
  });

  it('keeps two keys, and drops the oldest with the next one', async () => {
    await ensureAccessKeys(deps());
    await rotateAccessKeys(deps());
    expect(await idsIn(arns.accessKeysSecretArn)).toEqual(['key-2', 'key-1']);
    now += SETTLED_MS;
    await rotateAccessKeys(deps());
    expect(await idsIn(arns.accessKeysSecretArn)).toEqual(['key-3', 'key-2']);
    expect(await idsIn(arns.signingKeysSecretArn)).toEqual(['key-3', 'key-2']);
    expect(keyOf(await anAccessToken())).toBe('key-2');
  });

  it('waits while the key before the last one may still be needed', async () => {
    await ensureAccessKeys(deps());
    await rotateAccessKeys(deps());
    now += SETTLED_MS - 1;
    await expect(rotateAccessKeys(deps())).rejects.toMatchObject({
      kind: 'conflict',
      code: 'rotation-under-way',
      retryAfterSeconds: 0.001,
    });
    now += 1;
    await rotateAccessKeys(deps());
  });

  it('makes the first keys where there are none', async () => {
    const { activeFrom } = await rotateAccessKeys(deps());
    expect(activeFrom).toBe(now);
    await verifyAccessToken(await anAccessToken(), aChecker(), now);
  });

  it('can be run again after a crash at any point, and nobody is signed out meanwhile', async () => {
    await ensureAccessKeys(deps());
    for (const when of ['before', 'after'] as const) {
      for (const call of [1, 2, 3]) {
        const token = await anAccessToken();
        const crash = crashingAt({ secrets: manager.client }, { call, when });
        await expect(crash.untilDeath(rotateAccessKeys({ ...deps(), ...crash.deps }))).rejects.toThrow(when);
        await verifyAccessToken(token, aChecker(), now);
        await verifyAccessToken(await anAccessToken(), aChecker(), now);
        now += SETTLED_MS;
        const { activeFrom } = await rotateAccessKeys(deps());
        now = activeFrom;
        await verifyAccessToken(await anAccessToken(), aChecker(), now);
        now += SETTLED_MS;
      }
    }
  });
});

it('a store that fails is named by its error alone', async () => {
  const failing = { send: () => Promise.reject(Object.assign(new Error('secret body'), { name: 'Throttled' })) };
  const secrets = failing as unknown as typeof manager.client;
  const error = await signingKeys(secrets, 'arn', () => now)().catch((caught: unknown) => caught);
  expect(error).toMatchObject({ kind: 'transient', code: 'access-keys-unavailable', cause: { message: 'Throttled' } });
});
