import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';
import { Articles } from '../../shared/store/articles.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import { Templates } from '../../shared/store/templates.ts';
import type { KnowledgeDeps } from './knowledge-endpoints.ts';
import { createListingDeps } from './listing-deps.ts';
import type { ListingDeps } from './listing-endpoints.ts';

export type HandlerDeps = ApiDeps & KnowledgeDeps & ListingDeps;

export function createDeps(): HandlerDeps {
  const base = createApiDeps();
  const { table } = base;
  return {
    ...base,
    ...createListingDeps(table),
    templates: new Templates(table),
    articles: new Articles(table),
    sellers: new Sellers(table),
  };
}
