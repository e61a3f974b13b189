import type { knowledgeRoutes } from '../../shared/api/knowledge-routes.ts';
import type { Endpoints } from '../../shared/api/route.ts';
import type { Articles } from '../../shared/store/articles.ts';
import type { Templates } from '../../shared/store/templates.ts';

export interface KnowledgeDeps {
  templates: Templates;
  articles: Articles;
  now(): number;
  newId(): string;
}

export const knowledgeEndpoints = (_deps: KnowledgeDeps) => ({}) satisfies Endpoints<typeof knowledgeRoutes>;
