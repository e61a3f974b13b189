import type { Contract } from './route.ts';

export const insightsRoutes = {} satisfies Contract;
