import type { knowledgeRoutes } from '../../shared/api/knowledge-routes.ts';
import type { Endpoints } from '../../shared/api/route.ts';
import type { Sellers } from '../../shared/store/sellers.ts';
import { exportArticles } from './export-articles.ts';
import { listArticles } from './find-articles.ts';
import { importArticles } from './import-articles.ts';
import { type ArticleDeps, changeArticle, createArticle, deleteArticle, getArticle } from './manage-articles.ts';
import {
  changeTemplate,
  createTemplate,
  deleteTemplate,
  getTemplate,
  listTemplates,
  type TemplateDeps,
} from './manage-templates.ts';

export interface KnowledgeDeps extends ArticleDeps, TemplateDeps {
  sellers: Pick<Sellers, 'get' | 'noteKnowledgeChange'>;
}

export const knowledgeEndpoints = (deps: KnowledgeDeps): Endpoints<typeof knowledgeRoutes> => ({
  listTemplates: (call) => listTemplates(call, deps),
  createTemplate: (call) => teach(call, deps, () => createTemplate(call, deps)),
  getTemplate: (call) => getTemplate(call, deps),
  changeTemplate: (call) => teach(call, deps, () => changeTemplate(call, deps)),
  deleteTemplate: (call) => teach(call, deps, () => deleteTemplate(call, deps)),
  listArticles: (call) => listArticles(call, deps),
  createArticle: (call) => teach(call, deps, () => createArticle(call, deps)),
  importArticles: (call) => teach(call, deps, () => importArticles(call, deps)),
  exportArticles: (call) => exportArticles(call, deps),
  getArticle: (call) => getArticle(call, deps),
  changeArticle: (call) => teach(call, deps, () => changeArticle(call, deps)),
  deleteArticle: (call) => teach(call, deps, () => deleteArticle(call, deps)),
});

/** What is kept of a seller's knowledge elsewhere is out of date, also after a change that was broken off. */
async function teach<T>(
  { params: { sellerId } }: { params: { sellerId: string } },
  { sellers }: KnowledgeDeps,
  change: () => Promise<T>,
): Promise<T> {
  try {
    return await change();
  } finally {
    await sellers.noteKnowledgeChange(sellerId);
  }
}
