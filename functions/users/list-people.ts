import type { Answer, Call } from '../../shared/api/route.ts';
import type { usersRoutes } from '../../shared/api/users-routes.ts';
import type { User } from '../../shared/store/users.ts';
import type { UsersDeps } from './deps.ts';

const PAGE_LENGTH = 100;
/** Of all users there are: a deployment with more would have to ask by seller. */
const MOST_PAGES = 10;

/** Names and roles alone: what colleagues may know of each other. */
export async function listPeople(
  { params }: Pick<Call<typeof usersRoutes.listPeople>, 'params'>,
  { users }: Pick<UsersDeps, 'users'>,
): Promise<Answer<typeof usersRoutes.listPeople>> {
  const people: User[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, nextCursor } = await users.list({ limit: PAGE_LENGTH, cursor });
    people.push(...items.filter(({ role, sellerIds }) => role === 'admin' || sellerIds.includes(params.sellerId)));
    cursor = nextCursor;
    if (cursor === undefined) break;
  }
  return { items: people.map(({ userId, name, role }) => ({ userId, name, role })) };
}
