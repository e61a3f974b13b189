import * as z from 'zod';
import { id, listOf, page, sellerParams, time } from './fields.ts';
import type { Contract } from './route.ts';
import { email, personName, role, user } from './user.ts';

const userParams = z.object({ userId: id });
const sellerIds = z.array(id).max(200).describe('The sellers that are his; admins reach all.');

const invitation = z
  .object({
    token: z.string(),
    path: z.string().describe('Where the invited person posts the password; the invitation is not mailed.'),
    expiresAt: time,
  })
  .meta({ id: 'Invitation' });

export const usersRoutes = {
  listUsers: {
    function: 'users',
    method: 'GET',
    path: '/users',
    access: 'admin',
    summary: 'All users, by role and e-mail',
    query: page,
    answer: listOf(user),
  },
  createUser: {
    function: 'users',
    method: 'POST',
    path: '/users',
    access: 'admin',
    summary: 'Make a user, who can sign in once he has accepted an invitation',
    body: z.strictObject({ email, name: personName, role, sellerIds: sellerIds.default([]) }),
    answer: user,
    status: 201,
  },
  getUser: {
    function: 'users',
    method: 'GET',
    path: '/users/{userId}',
    access: 'admin',
    summary: 'One user',
    params: userParams,
    answer: user,
  },
  changeUser: {
    function: 'users',
    method: 'PATCH',
    path: '/users/{userId}',
    access: 'admin',
    summary: 'Change a user; who is not active is signed out at once',
    params: userParams,
    body: z
      .strictObject({ email, name: personName, role, sellerIds, isActive: z.boolean() })
      .partial()
      .meta({ id: 'UserChange' }),
    answer: user,
  },
  deleteUser: {
    function: 'users',
    method: 'DELETE',
    path: '/users/{userId}',
    access: 'admin',
    summary: 'Delete a user and sign him out',
    params: userParams,
  },
  inviteUser: {
    function: 'users',
    method: 'POST',
    path: '/users/{userId}/invitation',
    access: 'admin',
    summary: 'Make an invitation to choose a password, valid once and for 7 days; earlier ones end',
    params: userParams,
    answer: invitation,
    status: 201,
  },
  listPeople: {
    function: 'users',
    method: 'GET',
    path: '/sellers/{sellerId}/people',
    access: 'seller-operator',
    summary: 'Who works for a seller, admins included, by name: to show who did what',
    params: sellerParams,
    answer: z.object({
      items: z.array(z.object({ userId: id, name: z.string(), role })).describe('A thousand at most.'),
    }),
  },
} as const satisfies Contract;
