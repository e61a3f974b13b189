import { describe, expect, it } from 'vitest';
import { webhookAddress } from '../../../shared/notices/webhook-address.ts';

const inTheCloud = { isLocal: false };
const onOneMachine = { isLocal: true };

describe("the address of a seller's program", () => {
  it.each(['https://shop.example/hook?key=1', 'https://shop.example:8443/', 'https://8.8.8.8/', 'https://пример.рф/'])(
    'may be %s',
    (text) => {
      expect(webhookAddress(text, inTheCloud)?.protocol).toBe('https:');
    },
  );

  it.each([
    'http://shop.example/hook',
    'ftp://shop.example/',
    'javascript:alert(1)',
    'shop.example/hook',
    '',
    'https://',
    'https://name:word@shop.example/',
    'https://shop.example:22/',
    'https://shop.example:8080/',
    'https://127.0.0.1/',
    'https://localhost/',
    'https://2130706433/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00:ec2::254]/',
    'https://metadata.google.internal/',
    `https://shop.example/${'a'.repeat(2_000)}`,
  ])('is none in the cloud: %s', (text) => {
    expect(webhookAddress(text, inTheCloud)).toBeUndefined();
  });

  it('may be of the machine itself where everything runs on one', () => {
    for (const text of ['http://127.0.0.1:9000/hook', 'http://localhost:9000/', 'https://[::1]:9000/']) {
      expect(webhookAddress(text, onOneMachine)?.port).toBe('9000');
    }
    for (const text of ['http://10.0.0.1:9000/', 'ftp://127.0.0.1/', 'http://a:b@127.0.0.1/', 'http://shop.example/']) {
      expect(webhookAddress(text, onOneMachine)).toBeUndefined();
    }
  });
});
