import { usersRoutes } from '../../shared/api/users-routes.ts';
import { apiHandler } from '../../shared/lambda/api-handler.ts';
import { changeUser } from './change-user.ts';
import { createUser } from './create-user.ts';
import { deleteUser } from './delete-user.ts';
import { createDeps, type UsersDeps } from './deps.ts';
import { getUser } from './get-user.ts';
import { inviteUser } from './invite-user.ts';
import { listPeople } from './list-people.ts';
import { listUsers } from './list-users.ts';

/** Who may use the API, looked after by admins; and for sellers, who works for them. */
export const createHandler = (deps: UsersDeps) =>
  apiHandler(
    usersRoutes,
    {
      listUsers: (call) => listUsers(call, deps),
      createUser: (call) => createUser(call, deps),
      getUser: (call) => getUser(call, deps),
      changeUser: (call) => changeUser(call, deps),
      deleteUser: (call) => deleteUser(call, deps),
      inviteUser: (call) => inviteUser(call, deps),
      listPeople: (call) => listPeople(call, deps),
    },
    deps,
  );

export const handler = createHandler(createDeps());
