import type { Contract } from './route.ts';

export const systemRoutes = {} satisfies Contract;
