import * as z from 'zod';
import type { knowledgeRoutes } from '../../shared/api/knowledge-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { createArticleIndex, searchArticles } from '../../shared/knowledge/article-index.ts';
import { requireSeller } from '../../shared/sellers/require-seller.ts';
import { decodeCursor, encodeCursor } from '../../shared/store/cursor.ts';
import { type ArticleDeps, articleAnswer } from './manage-articles.ts';

type Routes = typeof knowledgeRoutes;

/** A page of all articles by their ids, or of those that answer the question, the best first. */
export async function listArticles(
  { params: { sellerId }, query }: Call<Routes['listArticles']>,
  { articles, sellers }: Pick<ArticleDeps, 'articles' | 'sellers'>,
): Promise<Answer<Routes['listArticles']>> {
  await requireSeller(sellerId, sellers);
  const { query: question = '', limit, cursor } = query;
  if (question.trim() !== '') return search(await articles.all(sellerId), question, { limit, cursor });
  const { items, nextCursor } = await articles.page(sellerId, { limit, cursor });
  return { items: items.map(articleAnswer), nextCursor };
}

/** How many were shown on the pages before. */
const positionSchema = z.int().min(1);

function search(
  all: Parameters<typeof articleAnswer>[0][],
  question: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Answer<Routes['listArticles']> {
  const start = decodeCursor(cursor, positionSchema) ?? 0;
  const end = start + limit;
  const matches = searchArticles(createArticleIndex(all), question);
  const byId = new Map(all.map((article) => [article.articleId, article]));
  const items = matches.slice(start, end).flatMap(({ articleId }) => byId.get(articleId) ?? []);
  return { items: items.map(articleAnswer), nextCursor: end < matches.length ? encodeCursor(end) : undefined };
}
