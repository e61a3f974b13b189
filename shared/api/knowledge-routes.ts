import * as z from 'zod';
import { articleFields } from '../knowledge/article.ts';
import { templateFields } from '../knowledge/template.ts';
import { id, listOf, page, sellerParams, time } from './fields.ts';
import type { Contract } from './route.ts';

const changes = {
  version: z.int().describe('Counts the changes.'),
  createdAt: time,
  updatedAt: time,
};

const template = z
  .object({
    templateId: z.string(),
    name: z.string(),
    text: z.string(),
    keywords: z.array(z.string()),
    isActive: z.boolean(),
    ...changes,
  })
  .meta({ id: 'Template' });

const article = z
  .object({
    articleId: z.string(),
    title: z.string(),
    text: z.string(),
    tags: z.array(z.string()),
    listingIds: z.array(z.string()),
    isActive: z.boolean(),
    ...changes,
  })
  .meta({ id: 'Article' });

const newTemplate = z.strictObject({
  ...templateFields,
  keywords: templateFields.keywords.default([]),
  isActive: templateFields.isActive.default(true),
});

const newArticle = z.strictObject({
  ...articleFields,
  tags: articleFields.tags.default([]),
  listingIds: articleFields.listingIds.default([]),
  isActive: articleFields.isActive.default(true),
});

const articleImport = z.strictObject({
  format: z
    .enum(['csv', 'markdown'])
    .describe(
      '`csv`: a header row that names `title`, `text` and perhaps `tags`; commas or semicolons. `markdown`: an article for each heading of level 1 or 2.',
    ),
  text: z
    .string()
    .min(1)
    .describe(
      'What the file holds. JSON is UTF-8: a file in Windows-1251 has to be read as such first. A file that makes the body larger than 256 KiB has to be brought in parts.',
    ),
  mode: z
    .enum(['add', 'replace-same-title'])
    .default('add')
    .describe(
      'What becomes of an article that has the title already and says something else: it stays, or is replaced.',
    ),
  isDryRun: z.boolean().default(false).describe('Only says what would be done.'),
});

const importReport = z
  .object({
    created: z.int(),
    updated: z.int(),
    unchanged: z.int().describe('They were there already, word for word.'),
    problems: z
      .array(
        z.object({
          line: z.int().describe('Of the text, from 1.'),
          field: z.string().optional(),
          message: z.string(),
        }),
      )
      .describe('What was left out, or not as it should be: the first hundred.'),
    problemCount: z.int(),
  })
  .meta({ id: 'ArticleImportReport' });

const templateParams = sellerParams.extend({ templateId: id });
const articleParams = sellerParams.extend({ articleId: id });

/** Answered by the function `knowledge`. */
export const knowledgeRoutes = {
  listTemplates: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/templates',
    access: 'seller-operator',
    summary: "Lists a seller's ready answers.",
    params: sellerParams,
    query: page,
    answer: listOf(template),
  },
  createTemplate: {
    function: 'knowledge',
    method: 'POST',
    path: '/sellers/{sellerId}/templates',
    access: 'seller-owner',
    summary: 'Adds a ready answer; a seller has at most 200.',
    params: sellerParams,
    body: newTemplate,
    answer: template,
    status: 201,
  },
  getTemplate: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/templates/{templateId}',
    access: 'seller-operator',
    summary: 'Shows a ready answer.',
    params: templateParams,
    answer: template,
  },
  changeTemplate: {
    function: 'knowledge',
    method: 'PATCH',
    path: '/sellers/{sellerId}/templates/{templateId}',
    access: 'seller-owner',
    summary: 'Changes what is given of a ready answer.',
    params: templateParams,
    body: z.strictObject(templateFields).partial(),
    answer: template,
  },
  deleteTemplate: {
    function: 'knowledge',
    method: 'DELETE',
    path: '/sellers/{sellerId}/templates/{templateId}',
    access: 'seller-owner',
    summary: 'Removes a ready answer.',
    params: templateParams,
  },
  listArticles: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/articles',
    access: 'seller-operator',
    summary: "Lists a seller's articles, or those that answer a question, the best first.",
    params: sellerParams,
    query: page.extend({
      query: z
        .string()
        .max(500)
        .optional()
        .describe('Words to look for, in any form; beginnings and small misspellings are found too.'),
    }),
    answer: listOf(article),
  },
  createArticle: {
    function: 'knowledge',
    method: 'POST',
    path: '/sellers/{sellerId}/articles',
    access: 'seller-owner',
    summary: 'Adds an article; a seller has at most 500, of one megabyte together.',
    params: sellerParams,
    body: newArticle,
    answer: article,
    status: 201,
  },
  importArticles: {
    function: 'knowledge',
    method: 'POST',
    path: '/sellers/{sellerId}/articles/import',
    access: 'seller-owner',
    summary: 'Brings articles in from CSV or Markdown; doing it again doubles nothing.',
    params: sellerParams,
    body: articleImport,
    answer: importReport,
  },
  exportArticles: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/articles/export',
    access: 'seller-operator',
    summary: 'Gives all articles as CSV, as the import takes it.',
    params: sellerParams,
    answer: z.string(),
    contentType: 'text/csv; charset=utf-8',
  },
  getArticle: {
    function: 'knowledge',
    method: 'GET',
    path: '/sellers/{sellerId}/articles/{articleId}',
    access: 'seller-operator',
    summary: 'Shows an article.',
    params: articleParams,
    answer: article,
  },
  changeArticle: {
    function: 'knowledge',
    method: 'PATCH',
    path: '/sellers/{sellerId}/articles/{articleId}',
    access: 'seller-owner',
    summary: 'Changes what is given of an article.',
    params: articleParams,
    body: z.strictObject(articleFields).partial(),
    answer: article,
  },
  deleteArticle: {
    function: 'knowledge',
    method: 'DELETE',
    path: '/sellers/{sellerId}/articles/{articleId}',
    access: 'seller-owner',
    summary: 'Removes an article.',
    params: articleParams,
  },
} as const satisfies Contract;
