import type { Contract } from './route.ts';

export const chatsRoutes = {} satisfies Contract;
