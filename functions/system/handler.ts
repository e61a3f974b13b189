import { systemRoutes } from '../../shared/api/system-routes.ts';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import { type ApiDeps, apiHandler } from '../../shared/lambda/api-handler.ts';

export const createHandler = (deps: ApiDeps) => apiHandler(systemRoutes, {}, deps);

export const handler = createHandler(createApiDeps());
