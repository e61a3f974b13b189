import { invalidToken } from '../../shared/access/access-token.ts';
import { toApiUser } from '../../shared/access/to-api-user.ts';
import type { authRoutes } from '../../shared/api/auth-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { AuthDeps } from './deps.ts';

export async function getMe(
  { principal, response }: Call<typeof authRoutes.getMe>,
  { users }: Pick<AuthDeps, 'users'>,
): Promise<Answer<typeof authRoutes.getMe>> {
  const user = await users.get(principal.userId);
  // Deleted since the token was checked.
  if (user === undefined) throw invalidToken();
  response.headers.etag = `"${user.version}"`;
  return toApiUser(user);
}
