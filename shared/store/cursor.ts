import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';

/**
 * Where a page ended, as text nobody has to understand. It comes back from outside, so it holds no partition: the query
 * that reads it knows its own, and a forged cursor can only lead astray within it.
 */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Throws an invalid `cursor-invalid` for what `encodeCursor` has not written for this list. */
export function decodeCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new AppError('invalid', { code: 'cursor-invalid', message: 'the cursor is not one of this list', cause });
  }
}

/** DynamoDB refuses keys of no or of more than 1,024 bytes, less what a store writes before it. */
const LONGEST_KEY_BYTES = 900;

/** A position that becomes a part of a key. */
export const keyPosition = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= LONGEST_KEY_BYTES);
