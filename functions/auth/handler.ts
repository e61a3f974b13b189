import { authRoutes } from '../../shared/api/auth-routes.ts';
import { apiHandler } from '../../shared/lambda/api-handler.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changePassword } from './change-password.ts';
import { type AuthDeps, createDeps } from './deps.ts';
import { getMe } from './get-me.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { refreshTokens } from './refresh-tokens.ts';

/** Signing in and out. The one function that can read the private keys. */
export const createHandler = (deps: AuthDeps) =>
  apiHandler(
    authRoutes,
    {
      logIn: (call) => logIn(call, deps),
      refreshTokens: (call) => refreshTokens(call, deps),
      logOut: (call) => logOut(call, deps),
      getMe: (call) => getMe(call, deps),
      changePassword: (call) => changePassword(call, deps),
      acceptInvitation: (call) => acceptInvitation(call, deps),
    },
    deps,
  );

export const handler = createHandler(createDeps());
