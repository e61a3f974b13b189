import * as z from 'zod';
import type { Contract } from './route.ts';
import { email, newPassword, PASSWORD_LENGTH, user } from './user.ts';

const sessionTokens = z
  .object({
    accessToken: z.string().describe('For `Authorization: Bearer …`.'),
    refreshToken: z.string().describe('For one refresh; also set as a cookie that pages cannot read.'),
    expiresIn: z.int().describe('Seconds until the access token expires.'),
    user,
  })
  .meta({ id: 'SessionTokens' });
export type SessionTokens = z.input<typeof sessionTokens>;

/** Of a password that was chosen once: by what rules may have changed since. */
const password = z.string().min(1).max(PASSWORD_LENGTH.max);

/** Pages send it as a cookie, and nothing else. */
const refreshToken = z
  .strictObject({ refreshToken: z.string().min(1).max(300).optional().describe('Instead of the cookie.') })
  .optional();

export const authRoutes = {
  logIn: {
    function: 'auth',
    method: 'POST',
    path: '/auth/login',
    access: 'public',
    summary: 'Sign in with e-mail and password',
    body: z.strictObject({ email, password }),
    answer: sessionTokens,
  },
  refreshTokens: {
    function: 'auth',
    method: 'POST',
    path: '/auth/refresh',
    access: 'public',
    summary: 'Exchange a refresh token for new tokens; one that was used before ends its session',
    body: refreshToken,
    answer: sessionTokens,
  },
  logOut: {
    function: 'auth',
    method: 'POST',
    path: '/auth/logout',
    access: 'public',
    summary: 'End the session of a refresh token',
    body: refreshToken,
  },
  getMe: {
    function: 'auth',
    method: 'GET',
    path: '/auth/me',
    access: 'signed-in',
    summary: 'Who is signed in',
    answer: user,
  },
  changePassword: {
    function: 'auth',
    method: 'PUT',
    path: '/auth/password',
    access: 'signed-in',
    summary: 'Change the own password; ends all sessions and begins a new one',
    body: z.strictObject({ currentPassword: password, newPassword }),
    answer: sessionTokens,
  },
  acceptInvitation: {
    function: 'auth',
    method: 'POST',
    path: '/auth/invitations/{token}',
    access: 'public',
    summary: 'Choose a password by an invitation, and sign in',
    params: z.object({ token: z.string().min(1).max(200) }),
    body: z.strictObject({ password: newPassword }),
    answer: sessionTokens,
  },
} as const satisfies Contract;
