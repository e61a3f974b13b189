import { insightsRoutes } from '../../shared/api/insights-routes.ts';
import { type ApiDeps, apiHandler } from '../../shared/lambda/api-handler.ts';
import { createDeps } from './deps.ts';
import { getInsights, type InsightsDeps } from './get-insights.ts';
import { listUnanswered, type UnansweredDeps } from './list-unanswered.ts';

export const createHandler = (deps: ApiDeps & InsightsDeps & UnansweredDeps) =>
  apiHandler(
    insightsRoutes,
    {
      getInsights: (call) => getInsights(call, deps),
      listUnanswered: (call) => listUnanswered(call, deps),
    },
    deps,
  );

export const handler = createHandler(createDeps());
