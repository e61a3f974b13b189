import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyWebhookSecret, webhookSecret, webhookUrl } from '../../../shared/webhooks/webhook-secret.ts';

const key = 'a key of the deployment';
const secret = webhookSecret(key, 'seller-1', 3);

describe('an authentic secret', () => {
  it('tells its version', () => {
    expect(verifyWebhookSecret(key, 'seller-1', secret)).toBe(3);
  });

  it('is made for every seller and version, and for one of each only', () => {
    const seller = fc.string({ unit: 'grapheme', minLength: 1 });
    const version = fc.integer({ min: 0, max: 999_999 });
    fc.assert(
      fc.property(seller, version, seller, version, (one, first, other, second) => {
        const given = webhookSecret(key, one, first);
        expect(verifyWebhookSecret(key, one, given)).toBe(first);
        if (one !== other) expect(verifyWebhookSecret(key, other, given)).toBeUndefined();
        if (first !== second) expect(given).not.toBe(webhookSecret(key, one, second));
      }),
    );
  });

  it('fits into a path as it is', () => {
    expect(encodeURIComponent(secret)).toBe(secret);
  });
});

describe('any other text is refused', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ %';

  it('with one character changed, at any place, to anything', () => {
    for (let place = 0; place < secret.length; place += 1) {
      for (const character of alphabet) {
        const forged = secret.slice(0, place) + character + secret.slice(place + 1);
        if (forged !== secret) expect(verifyWebhookSecret(key, 'seller-1', forged), forged).toBeUndefined();
      }
    }
  });

  it('with a character more or less, at any place', () => {
    for (let place = 0; place <= secret.length; place += 1) {
      const longer = `${secret.slice(0, place)}A${secret.slice(place)}`;
      const shorter = secret.slice(0, place) + secret.slice(place + 1);
      expect(verifyWebhookSecret(key, 'seller-1', longer)).toBeUndefined();
      if (shorter !== secret) expect(verifyWebhookSecret(key, 'seller-1', shorter)).toBeUndefined();
    }
  });

  const signature = secret.slice(2);
  it.each([
    ['nothing', ''],
    ['another version with its signature', `4-${signature}`],
    ['a version with a zero before it', `03-${signature}`],
    ['a negative version', `-3-${signature}`],
    ['a version far too large', `3000000-${signature}`],
    ['no version', signature],
    ['no signature', '3-'],
    ['a line break at the end', `${secret}\n`],
    ['Arabic digits', `٣-${signature}`],
    ['padding', `${secret}=`],
    ['the secret twice', secret + secret],
    ['words', 'constructor'],
  ])('%s', (_what, forged) => {
    expect(verifyWebhookSecret(key, 'seller-1', forged)).toBeUndefined();
  });

  it('of another seller', () => {
    expect(verifyWebhookSecret(key, 'seller-2', secret)).toBeUndefined();
    expect(verifyWebhookSecret(key, '', secret)).toBeUndefined();
  });

  it('made with another key', () => {
    expect(verifyWebhookSecret('another key', 'seller-1', secret)).toBeUndefined();
  });

  it('whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(verifyWebhookSecret(key, 'seller-1', text)).toBeUndefined();
      }),
    );
  });
});

it('is the end of the URL that Avito is given', () => {
  const url = 'https://bot.example.com/webhooks/avito/seller-1/3-abc';
  expect(webhookUrl('https://bot.example.com', 'seller-1', '3-abc')).toBe(url);
  expect(webhookUrl('https://bot.example.com//', 'seller-1', '3-abc')).toBe(url);
  expect(webhookUrl('https://bot.example.com', 'a/b', '3-abc')).toBe(
    'https://bot.example.com/webhooks/avito/a%2Fb/3-abc',
  );
});
