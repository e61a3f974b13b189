import { argon2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, NOBODYS_HASH, verifyPassword } from '../../../shared/access/password-hash.ts';

const PASSWORD = 'correct horse battery staple';

/** A hash as another version of the product, with other parameters, has left it. */
function aHashWith({ memory, passes, tagLength = 32 }: { memory: number; passes: number; tagLength?: number }): string {
  const salt = Buffer.alloc(16, 7);
  const tag = argon2Sync('argon2id', { message: PASSWORD, nonce: salt, memory, passes, parallelism: 1, tagLength });
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=1$${text(salt)}$${text(tag)}`;
}

describe('a password', () => {
  it('is right by its own hash, and no other is', async () => {
    const hash = await hashPassword(PASSWORD);
    expect(await verifyPassword(PASSWORD, hash)).toBe('right');
    for (const other of ['', 'correct horse battery stapl', `${PASSWORD} `, PASSWORD.toUpperCase(), `${PASSWORD}\0`]) {
      expect(await verifyPassword(other, hash), other).toBe('wrong');
    }
  });

  it('is hashed with a salt of its own, by argon2id of 19 MiB and two passes', async () => {
    const [one, other] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(one).not.toBe(other);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  it('is the same however its letters were coded', async () => {
    const hash = await hashPassword('мой пароль йод'.normalize('NFC'));
    expect(await verifyPassword('мой пароль йод'.normalize('NFD'), hash)).toBe('right');
  });

  it.each([
    ['less memory', { memory: 8_192, passes: 2 }],
    ['fewer passes', { memory: 19_456, passes: 1 }],
    ['a shorter hash', { memory: 19_456, passes: 2, tagLength: 16 }],
  ])('is right by a hash of %s, which is outdated', async (_what, cost) => {
    expect(await verifyPassword(PASSWORD, aHashWith(cost))).toBe('outdated');
    expect(await verifyPassword('wrong', aHashWith(cost))).toBe('wrong');
  });

  it('is never right for nobody, at the cost of a real one', async () => {
    expect(await verifyPassword(PASSWORD, NOBODYS_HASH)).toBe('wrong');
    const costOf = (hash: string) => hash.split('$').slice(1, 4);
    expect(costOf(NOBODYS_HASH)).toEqual(costOf(await hashPassword(PASSWORD)));
  });
});

it.each(['', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA'])(
  'a hash we have not written is named and not repeated: %s',
  async (hash) => {
    const error = await verifyPassword(PASSWORD, hash).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: 'permanent', code: 'password-hash-unreadable' });
    expect(String(error)).not.toContain(hash === '' ? '$' : hash);
  },
);
