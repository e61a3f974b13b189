import { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import { type ApiDeps, apiHandler } from '../../shared/lambda/api-handler.ts';

export const createHandler = (deps: ApiDeps) => apiHandler(sellersRoutes, {}, deps);

export const handler = createHandler(createApiDeps());
