import { toApiUser } from '../../shared/access/to-api-user.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { usersRoutes } from '../../shared/api/users-routes.ts';
import type { UsersDeps } from './deps.ts';
import { userUnknown } from './refusals.ts';

export async function getUser(
  { params, response }: Call<typeof usersRoutes.getUser>,
  { users }: Pick<UsersDeps, 'users'>,
): Promise<Answer<typeof usersRoutes.getUser>> {
  const user = await users.get(params.userId);
  if (user === undefined) throw userUnknown();
  response.headers.etag = `"${user.version}"`;
  return toApiUser(user);
}
