import type { knowledgeRoutes } from '../../shared/api/knowledge-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { writeCsv } from '../../shared/knowledge/write-csv.ts';
import { requireSeller } from '../../shared/sellers/require-seller.ts';
import type { ArticleDeps } from './manage-articles.ts';

type Route = (typeof knowledgeRoutes)['exportArticles'];

/** All articles as a file. Which listings they are for, and whether they are active, is not in it. */
export async function exportArticles(
  { params: { sellerId }, response }: Call<Route>,
  { articles, sellers }: Pick<ArticleDeps, 'articles' | 'sellers'>,
): Promise<Answer<Route>> {
  await requireSeller(sellerId, sellers);
  response.headers['content-disposition'] = 'attachment; filename="articles.csv"';
  return writeCsv(await articles.all(sellerId));
}
