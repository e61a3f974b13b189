import { knowledgeRoutes } from '../../shared/api/knowledge-routes.ts';
import { listingsRoutes } from '../../shared/api/listings-routes.ts';
import { apiHandler } from '../../shared/lambda/api-handler.ts';
import { createDeps, type HandlerDeps } from './deps.ts';
import { knowledgeEndpoints } from './knowledge-endpoints.ts';
import { listingEndpoints } from './listing-endpoints.ts';

/** What a seller's assistant knows: templates, articles, and what the seller says of his listings. */
export const createHandler = (deps: HandlerDeps) =>
  apiHandler(
    { ...knowledgeRoutes, ...listingsRoutes },
    { ...knowledgeEndpoints(deps), ...listingEndpoints(deps) },
    deps,
  );

export const handler = createHandler(createDeps());
