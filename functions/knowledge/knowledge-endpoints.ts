import type { knowledgeRoutes } from '../../shared/api/knowledge-routes.ts';
import type { Endpoints } from '../../shared/api/route.ts';
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

export type KnowledgeDeps = ArticleDeps & TemplateDeps;

export const knowledgeEndpoints = (deps: KnowledgeDeps): Endpoints<typeof knowledgeRoutes> => ({
  listTemplates: (call) => listTemplates(call, deps),
  createTemplate: (call) => createTemplate(call, deps),
  getTemplate: (call) => getTemplate(call, deps),
  changeTemplate: (call) => changeTemplate(call, deps),
  deleteTemplate: (call) => deleteTemplate(call, deps),
  listArticles: (call) => listArticles(call, deps),
  createArticle: (call) => createArticle(call, deps),
  importArticles: (call) => importArticles(call, deps),
  exportArticles: (call) => exportArticles(call, deps),
  getArticle: (call) => getArticle(call, deps),
  changeArticle: (call) => changeArticle(call, deps),
  deleteArticle: (call) => deleteArticle(call, deps),
});
