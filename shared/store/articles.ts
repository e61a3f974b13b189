import { type Article, articleSchema } from '../knowledge/article.ts';
import type { Table } from './table.ts';
import { VersionedItems } from './versioned-items.ts';

/** What a seller wants the bot to know, by articles. */
export class Articles extends VersionedItems<Article> {
  constructor(table: Table) {
    super(table, { prefix: 'ARTICLE#', schema: articleSchema, idOf: ({ articleId }) => articleId });
  }
}
