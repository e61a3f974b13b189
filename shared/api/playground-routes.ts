import type { Contract } from './route.ts';

export const playgroundRoutes = {} satisfies Contract;
