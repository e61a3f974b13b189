import { playgroundRoutes } from '../../shared/api/playground-routes.ts';
import { type ApiDeps, apiHandler } from '../../shared/lambda/api-handler.ts';
import { createDeps } from './deps.ts';
import { type PlaygroundDeps, tryReply } from './try-reply.ts';

/** The bot without consequences: the way a reply is made, with everything that led to it, and nobody reads it. */
export const createHandler = (deps: ApiDeps & PlaygroundDeps) =>
  apiHandler(playgroundRoutes, { tryReply: (call) => tryReply(call, deps) }, deps);

export const handler = createHandler(createDeps());
