import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '../errors/app-error.ts';

/**
 * One of the equally strong minima of the OWASP password storage sheet: 19 MiB and two passes. Of these it suits a small
 * function best, and one sign-in costs about 30 ms. Raise them here: old hashes are checked by what is written in them, and
 * made anew at the next sign-in.
 */
const CURRENT = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const TAG_BYTES = 32;

type Cost = { memory: number; passes: number; parallelism: number };

/** Argon2id (RFC 9106) as a PHC string, which holds the parameters and the salt beside the hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return write(CURRENT, salt, await derive(password, CURRENT, salt, TAG_BYTES));
}

/**
 * Whether this is the password, in constant time once it is derived; `outdated` asks for a new hash of it. Throws a
 * permanent `password-hash-unreadable` for what `hashPassword` has not written.
 */
export async function verifyPassword(password: string, hash: string): Promise<'wrong' | 'right' | 'outdated'> {
  const { cost, salt, tag } = read(hash);
  if (!timingSafeEqual(await derive(password, cost, salt, tag.length), tag)) return 'wrong';
  const isCurrent = (['memory', 'passes', 'parallelism'] as const).every((name) => cost[name] === CURRENT[name]);
  return isCurrent && tag.length === TAG_BYTES ? 'right' : 'outdated';
}

/** Of no password: who is not there is checked against it, so that it takes as long as for who is. */
export const NOBODYS_HASH = write(CURRENT, Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES));

const argon2Async = promisify(argon2);

/** The same characters can be typed in several codings: й is one character on one machine and two on another. */
function derive(password: string, cost: Cost, nonce: Buffer, tagLength: number): Promise<Buffer> {
  return argon2Async('argon2id', { ...cost, message: Buffer.from(password.normalize('NFKC')), nonce, tagLength });
}

function write({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  const cost = `m=${memory},t=${passes},p=${parallelism}`;
  return ['', 'argon2id', 'v=19', cost, unpadded(salt), unpadded(tag)].join('$');
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([\w+/]{11,})\$([\w+/]{16,})$/;

function read(hash: string): { cost: Cost; salt: Buffer; tag: Buffer } {
  const [matched, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(hash) ?? [];
  if (matched === undefined) {
    throw new AppError('permanent', {
      code: 'password-hash-unreadable',
      message: 'a stored password hash is not in the form we write',
    });
  }
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
