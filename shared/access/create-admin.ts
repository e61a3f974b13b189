import { email as emailSchema, newPassword, personName } from '../api/user.ts';
import { AppError } from '../errors/app-error.ts';
import type { Logins } from '../store/logins.ts';
import { isActiveAdmin, type Users } from '../store/users.ts';
import { claimEmail } from './claim-email.ts';
import { hashPassword } from './password-hash.ts';

export interface CreateAdminDeps {
  users: Pick<Users, 'create' | 'find' | 'get'>;
  logins: Pick<Logins, 'get' | 'claim' | 'takeOver'>;
  now(): number;
  newId(): string;
}

/**
 * Makes an admin who can sign in at once; `exists` when there is one with this e-mail, whose password stays as it is. Safe to
 * run again after a crash. Throws an invalid `admin-invalid` that says what is wrong with the e-mail or the password, and a
 * conflict `email-taken` when somebody who is no active admin has the e-mail.
 */
export async function createAdmin(
  given: { email: string; password: string; name: string },
  { users, logins, now, newId }: CreateAdminDeps,
): Promise<'created' | 'exists'> {
  const { email, password, name } = check(given);
  const userId = await claimEmail(email, { userId: newId(), version: 1, forNewUser: true }, { logins, users, now });
  const isCreated =
    userId !== undefined &&
    (await users.create(
      {
        userId,
        email,
        name,
        role: 'admin',
        sellerIds: [],
        isActive: true,
        tokensValidFrom: now(),
        joinedAt: now(),
        version: 1,
        createdAt: now(),
      },
      await hashPassword(password),
    ));
  if (isCreated) return 'created';

  const login = await logins.get(email);
  const holder = login === undefined ? undefined : await users.get(login.userId);
  if (holder !== undefined && isActiveAdmin(holder)) return 'exists';
  throw new AppError('conflict', {
    code: 'email-taken',
    message: 'somebody who is not an active admin has this e-mail: make an admin of him, or choose another',
  });
}

function check({ email, password, name }: { email: string; password: string; name: string }) {
  const parsed = { email: emailSchema.safeParse(email), password: newPassword.safeParse(password) };
  const wrong = [
    ...(parsed.email.error ? ['the e-mail of the admin must be an e-mail address'] : []),
    ...(parsed.password.error
      ? [`the password of the admin ${parsed.password.error.issues[0]?.message ?? 'is wrong'}`]
      : []),
  ];
  if (!parsed.email.success || !parsed.password.success) {
    throw new AppError('invalid', { code: 'admin-invalid', message: wrong.join('; ') });
  }
  return { email: parsed.email.data, password: parsed.password.data, name: personName.parse(name) };
}
