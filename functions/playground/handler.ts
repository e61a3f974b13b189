import { backtestRoutes } from '../../shared/api/backtest-routes.ts';
import { playgroundRoutes } from '../../shared/api/playground-routes.ts';
import { scenariosRoutes } from '../../shared/api/scenarios-routes.ts';
import { apiHandler } from '../../shared/lambda/api-handler.ts';
import { backtest } from './backtest.ts';
import { createDeps, type HandlerDeps } from './deps.ts';
import { scenariosEndpoints } from './scenarios-endpoints.ts';
import { tryReply } from './try-reply.ts';

/** The bot without consequences: the way a reply is made, with everything that led to it, and nobody reads it. */
export const createHandler = (deps: HandlerDeps) =>
  apiHandler(
    { ...playgroundRoutes, ...backtestRoutes, ...scenariosRoutes },
    {
      tryReply: (call) => tryReply(call, deps),
      backtest: (call) => backtest(call, deps),
      ...scenariosEndpoints(deps),
    },
    deps,
  );

export const handler = createHandler(createDeps());
