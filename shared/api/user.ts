import * as z from 'zod';
import { id, time } from './fields.ts';

/** Who signs in with it; letter case does not matter. */
export const email = z.email().max(254).toLowerCase();

/**
 * Without a second factor length is what counts, so there are no rules about kinds of characters (OWASP authentication
 * sheet). Longer ones are refused instead of cut off.
 */
export const PASSWORD_LENGTH = { min: 12, max: 256 } as const;

export const newPassword = z
  .string()
  .min(PASSWORD_LENGTH.min)
  .max(PASSWORD_LENGTH.max)
  .describe('Any characters; four unrelated words do well.');

/** Of a person; control characters and halves of characters have no place in it. */
export const personName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters');

export const role = z
  .enum(['admin', 'owner', 'operator'])
  .describe('`admin`: everything; `owner`: the own sellers; `operator`: the chats of the own sellers.');

export const user = z
  .object({
    userId: id,
    email: z.string(),
    name: z.string(),
    role,
    sellerIds: z.array(id).describe('The sellers that are his; admins reach all.'),
    isActive: z.boolean().describe('Nobody else can sign in.'),
    joinedAt: time.optional().describe('When he chose his first password; absent while he is only invited.'),
    createdAt: time,
    version: z.int().describe('Counts the changes; also the ETag.'),
  })
  .meta({ id: 'User' });
