import { claimEmail } from '../../shared/access/claim-email.ts';
import { toApiUser } from '../../shared/access/to-api-user.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { usersRoutes } from '../../shared/api/users-routes.ts';
import type { User } from '../../shared/store/users.ts';
import { checkSellers } from './check-sellers.ts';
import type { UsersDeps } from './deps.ts';
import { emailTaken } from './refusals.ts';

/**
 * Makes a user. His e-mail is claimed first; after a crash in between, the same call makes the user under the id that the claim
 * already names.
 */
export async function createUser(
  { body, response, audit }: Call<typeof usersRoutes.createUser>,
  deps: UsersDeps,
): Promise<Answer<typeof usersRoutes.createUser>> {
  await checkSellers(body.sellerIds, [], deps);
  const sellerIds = [...new Set(body.sellerIds)];
  const userId = await claimEmail(body.email, { userId: deps.newId(), version: 1, forNewUser: true }, deps);
  if (userId === undefined) throw emailTaken();
  const now = deps.now();
  const user: User = {
    userId,
    email: body.email,
    name: body.name,
    role: body.role,
    sellerIds,
    isActive: true,
    tokensValidFrom: now,
    version: 1,
    createdAt: now,
  };
  // Somebody with the same e-mail was faster.
  if (!(await deps.users.create(user))) throw emailTaken();

  Object.assign(audit, { userId, role: user.role, sellerIds });
  response.headers.etag = `"${user.version}"`;
  response.headers.location = `/api/users/${userId}`;
  return toApiUser(user);
}
