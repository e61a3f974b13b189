import { verifyWebhookSecret } from './webhook-secret.ts';

/** What is needed to tell whose a webhook's URL is. */
export interface WebhookIdentity {
  publicUrl: string;
  /** The key that webhook secrets are derived from. */
  key: string;
  sellerId: string;
}

/**
 * `ours` delivers to this seller; its version is unknown where the secret is of an earlier key. `sibling` delivers to another
 * seller of this deployment, `foreign` to somebody else. `shown` is the URL without what is secret about it: of a foreign
 * one nothing is, for its owner must recognise it.
 */
export type SubscriptionOwner =
  | { kind: 'ours'; version: number | undefined; isHere: boolean; shown: string }
  | { kind: 'sibling' | 'foreign'; shown: string };

const HOOK = /^(.*\/webhooks\/avito\/)([^/?#]+)\/([^/?#]+)/;

/** Our secrets are known by themselves, whatever address we had when we registered them. */
export function ownerOf(url: string, { publicUrl, key, sellerId }: WebhookIdentity): SubscriptionOwner {
  const [, base = '', segment = '', secret = ''] = HOOK.exec(url) ?? [];
  const owner = decoded(segment);
  const isHere = base === `${publicUrl.replace(/\/+$/, '')}/webhooks/avito/`;
  const version = verifyWebhookSecret(key, owner, secret);
  if (!isHere && version === undefined) return { kind: 'foreign', shown: url };
  if (owner === sellerId) return { kind: 'ours', version, isHere, shown: `${base}${segment}/…` };
  return { kind: 'sibling', shown: `${base}…` };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
