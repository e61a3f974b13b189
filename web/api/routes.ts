import type { contract } from '../../shared/api/contract.ts';

export type Api = typeof contract;

/** Put here by the build. */
declare const __ROUTES__: { [Name in keyof Api]: Pick<Api[Name], 'method' | 'path'> };

/** Method and path of each route: all that the client needs of the contract. */
export const routes = __ROUTES__;
