import { toApiUser } from '../../shared/access/to-api-user.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { usersRoutes } from '../../shared/api/users-routes.ts';
import type { UsersDeps } from './deps.ts';

export async function listUsers(
  { query }: Call<typeof usersRoutes.listUsers>,
  { users }: Pick<UsersDeps, 'users'>,
): Promise<Answer<typeof usersRoutes.listUsers>> {
  const { items, nextCursor } = await users.list(query);
  return { items: items.map(toApiUser), nextCursor };
}
