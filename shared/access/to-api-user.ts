import type * as z from 'zod';
import type { user as userSchema } from '../api/user.ts';
import type { User } from '../store/users.ts';

export function toApiUser({ joinedAt, createdAt, ...user }: User): z.input<typeof userSchema> {
  return {
    ...user,
    createdAt: new Date(createdAt).toISOString(),
    ...(joinedAt === undefined ? {} : { joinedAt: new Date(joinedAt).toISOString() }),
  };
}
