import type { Contract } from './route.ts';

/** Answered by the function `knowledge`. */
export const listingsRoutes = {} satisfies Contract;
