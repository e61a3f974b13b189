import { newInvitationToken, writeInvitationToken } from '../../shared/access/invitation-token.ts';
import { hashSecret } from '../../shared/access/secret-token.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { usersRoutes } from '../../shared/api/users-routes.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { UsersDeps } from './deps.ts';
import { userUnknown } from './refusals.ts';

const LASTS_MS = 7 * 86_400_000;

/** Makes an invitation, for a new user or one who has forgotten his password. It is shown this once; we keep its hash. */
export async function inviteUser(
  { params }: Call<typeof usersRoutes.inviteUser>,
  deps: Pick<UsersDeps, 'users' | 'invitations' | 'now'>,
): Promise<Answer<typeof usersRoutes.inviteUser>> {
  const { userId } = params;
  if ((await deps.users.get(userId)) === undefined) throw userUnknown();
  const expiresAt = deps.now() + LASTS_MS;
  const invited = newInvitationToken(userId);
  const isCreated = await deps.invitations.create(userId, { tokenHash: hashSecret(invited.secret), expiresAt });
  if (!isCreated) {
    throw new AppError('conflict', { code: 'user-not-active', message: 'who is not active cannot be invited' });
  }
  const token = writeInvitationToken(invited);
  return { token, path: `/api/auth/invitations/${token}`, expiresAt: new Date(expiresAt).toISOString() };
}
