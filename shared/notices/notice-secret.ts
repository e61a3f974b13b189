import { createHmac } from 'node:crypto';
import type { NoticeSettings } from './notice-settings.ts';

/** For so long a new secret and the one before sign together, so that whoever checks them can change over. */
const BOTH_SIGN_MS = 86_400_000;

/**
 * What a seller's webhooks are signed with, as Standard Webhooks writes it: `whsec_` and 32 bytes in base64. Derived like the
 * secret in Avito's webhook (decision 003), from the same key under another name, so that neither tells the other.
 */
export function noticeSecret(key: string, sellerId: string, version: number): string {
  const mac = createHmac('sha256', key).update(`notice-webhook\n${sellerId}\n${version}`).digest('base64');
  return `whsec_${mac}`;
}

/** The versions of the secret that sign now, the newest first. */
export function signingVersions(
  { secretVersion, secretChangedAt = 0 }: Pick<NoticeSettings, 'secretVersion' | 'secretChangedAt'>,
  now: number,
): number[] {
  const isOldGood = secretVersion > 1 && now - secretChangedAt < BOTH_SIGN_MS;
  return isOldGood ? [secretVersion, secretVersion - 1] : [secretVersion];
}
