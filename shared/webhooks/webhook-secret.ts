import { createHmac, timingSafeEqual } from 'node:crypto';

const SECRET_PATTERN = /^(\d{1,6})-[A-Za-z0-9_-]{43}$/;

/**
 * The last path segment of a seller's webhook URL: `<version>-<HMAC-SHA256, base64url>`.
 * Avito signs deliveries in a way nobody can verify (avito-api 3.3), so the URL itself authenticates them. The version
 * travels in the open: it lets one key serve every seller and every rotation without a look into the database.
 */
export function webhookSecret(key: string, sellerId: string, version: number): string {
  return `${version}-${mac(key, sellerId, version).toString('base64url')}`;
}

/**
 * The version of an authentic secret, or `undefined`. Compared as text: base64url has several spellings of one value, and
 * only ours is a secret. The comparison takes the same time wherever the strings differ.
 */
export function verifyWebhookSecret(key: string, sellerId: string, secret: string): number | undefined {
  const digits = SECRET_PATTERN.exec(secret)?.[1];
  if (digits === undefined) return undefined;
  const version = Number(digits);
  const expected = Buffer.from(webhookSecret(key, sellerId, version));
  const given = Buffer.from(secret);
  return given.length === expected.length && timingSafeEqual(given, expected) ? version : undefined;
}

/** The URL to register with Avito. */
export function webhookUrl(publicUrl: string, sellerId: string, secret: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/webhooks/avito/${encodeURIComponent(sellerId)}/${secret}`;
}

function mac(key: string, sellerId: string, version: number): Buffer {
  return createHmac('sha256', key).update(`avito-webhook\n${sellerId}\n${version}`).digest();
}
