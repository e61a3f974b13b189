import type { Contract } from './route.ts';

export const usersRoutes = {} satisfies Contract;
