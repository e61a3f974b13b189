import { playgroundRoutes } from '../../shared/api/playground-routes.ts';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import { type ApiDeps, apiHandler } from '../../shared/lambda/api-handler.ts';

export const createHandler = (deps: ApiDeps) => apiHandler(playgroundRoutes, {}, deps);

export const handler = createHandler(createApiDeps());
