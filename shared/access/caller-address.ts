import { createHash, timingSafeEqual } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import ipaddr from 'ipaddr.js';
import { AppError } from '../errors/app-error.ts';

/** A wrong key asks for a look, in case it was changed, but not every forged one for another. */
const LOOK_AGAIN_MS = 30_000;

interface Incoming {
  headers: Record<string, string | undefined>;
  requestContext: { http: { sourceIp: string } };
}

export type CallerAddress = (event: Incoming) => Promise<string>;

/**
 * Whom a request comes from. What CloudFront says of him (lib/edge/viewer-address.js) is believed beside the key that only
 * CloudFront has; whoever comes straight to the API keeps the address he comes from, whatever he says of himself. Throws a
 * transient `origin-key-unavailable`.
 */
export function callerAddress(secrets: SecretsManagerClient, secretArn: string, now: () => number): CallerAddress {
  let readAt = Number.NEGATIVE_INFINITY;
  let key: Promise<Buffer> | undefined;
  const current = (maxAgeMs: number) => {
    if (key === undefined || now() - readAt > maxAgeMs) {
      readAt = now();
      key = readKey(secrets, secretArn);
      // A failed read is not kept: the next request tries again.
      key.catch(() => {
        key = undefined;
      });
    }
    return key;
  };
  const isOurs = async (shown: Buffer) =>
    timingSafeEqual(shown, await current(Number.POSITIVE_INFINITY)) ||
    timingSafeEqual(shown, await current(LOOK_AGAIN_MS));

  return async ({ headers, requestContext: { http } }) => {
    const { 'x-origin-key': shown, 'x-viewer-address': viewer } = headers;
    if (shown === undefined || viewer === undefined || !ipaddr.isValid(viewer)) return http.sourceIp;
    return (await isOurs(digest(shown))) ? viewer : http.sourceIp;
  };
}

async function readKey(secrets: SecretsManagerClient, SecretId: string): Promise<Buffer> {
  try {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    if (!SecretString) throw new Error('the secret has no text');
    return digest(SecretString);
  } catch (error) {
    // The SDK's error may hold the raw response, and so the key: only its name is kept.
    throw new AppError('transient', {
      code: 'origin-key-unavailable',
      message: 'the store of secrets did not answer as it should',
      cause: new Error(error instanceof Error ? error.name : 'unknown'),
    });
  }
}

/** Of one length, whatever was shown: so comparing takes the same time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
