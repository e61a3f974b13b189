import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret of `bytes` random bytes, 32 by default: as text of 43 characters. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** What is stored of a random secret. It needs no slow hash and no salt: there is nothing to guess. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** In constant time. */
export function isSecretOf(hash: string, secret: string): boolean {
  const [one, other] = [Buffer.from(hash), Buffer.from(hashSecret(secret))];
  return one.length === other.length && timingSafeEqual(one, other);
}
