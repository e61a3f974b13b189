import type { Contract } from './route.ts';

export const authRoutes = {} satisfies Contract;
