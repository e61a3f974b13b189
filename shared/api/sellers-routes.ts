import type { Contract } from './route.ts';

export const sellersRoutes = {} satisfies Contract;
