import { chatsRoutes } from '../../shared/api/chats-routes.ts';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import { type ApiDeps, apiHandler } from '../../shared/lambda/api-handler.ts';

export const createHandler = (deps: ApiDeps) => apiHandler(chatsRoutes, {}, deps);

export const handler = createHandler(createApiDeps());
