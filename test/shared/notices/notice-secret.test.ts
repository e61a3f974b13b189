import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { noticeSecret, signingVersions } from '../../../shared/notices/notice-secret.ts';
import { webhookSecret } from '../../../shared/webhooks/webhook-secret.ts';

const KEY = 'k'.repeat(64);
const DAY = 86_400_000;

describe('the secret of a seller', () => {
  it('is 32 bytes as Standard Webhooks writes them, and the library takes it', () => {
    const secret = noticeSecret(KEY, 'seller-1', 1);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(() => new Webhook(secret)).not.toThrow();
  });

  it('is another for each seller, version and key', () => {
    const secrets = [
      noticeSecret(KEY, 'seller-1', 1),
      noticeSecret(KEY, 'seller-1', 2),
      noticeSecret(KEY, 'seller-2', 1),
      noticeSecret(`${KEY}k`, 'seller-1', 1),
      // Numbers do not run into ids.
      noticeSecret(KEY, 'seller-11', 1),
      noticeSecret(KEY, 'seller-1', 11),
    ];
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  it("does not tell what the secret in Avito's webhook is", () => {
    const avito = webhookSecret(KEY, 'seller-1', 1).split('-').slice(1).join('-');
    const ours = Buffer.from(noticeSecret(KEY, 'seller-1', 1).slice('whsec_'.length), 'base64').toString('base64url');
    expect(ours).not.toBe(avito);
  });
});

describe('the versions that sign', () => {
  it('are the one there is', () => {
    expect(signingVersions({ secretVersion: 0 }, DAY)).toEqual([0]);
  });

  it('are not those before the first that was shown', () => {
    expect(signingVersions({ secretVersion: 1, secretChangedAt: DAY }, DAY)).toEqual([1]);
  });

  it('are the new one and the one before for a day', () => {
    const changed = { secretVersion: 3, secretChangedAt: 10 * DAY };
    expect(signingVersions(changed, 11 * DAY - 1)).toEqual([3, 2]);
    expect(signingVersions(changed, 11 * DAY)).toEqual([3]);
  });
});
