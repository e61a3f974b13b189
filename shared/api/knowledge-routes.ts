import type { Contract } from './route.ts';

export const knowledgeRoutes = {} satisfies Contract;
